using Disclosure.Form;
using Disclosure.Gateway.Clients;
using Disclosure.Gateway.Views;

namespace Disclosure.Gateway.Rpc;

/// <summary>The public contract: composes what the services own. Knows no rule and keeps nothing.</summary>
internal sealed partial class DisclosureRpc(
    FilingV1.FilingService.FilingServiceClient filing,
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives,
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    RenderingV1.RenderingService.RenderingServiceClient rendering,
    EditionCatalog editions,
    ReportView reports,
    DocumentReader documents,
    DocumentOwners documentOwners,
    ProseContext proseContext,
    Judge judge,
    Comparables comparables,
    ReportCharts charts,
    RevisionFeed revisions,
    CallForwarding forwarding
) : PublicV1.DisclosureService.DisclosureServiceBase;
