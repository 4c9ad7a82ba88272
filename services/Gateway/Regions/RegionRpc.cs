using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Clients;
using Disclosure.Gateway.Composition;
using Disclosure.ResourceNames;
using Google.Api;
using Grpc.Core;

namespace Disclosure.Gateway.Regions;

/// <summary>The public service of regions: sums, comparisons over years, and bundles of documents.</summary>
internal sealed class RegionRpc(
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    CountedReportsReader counted,
    ComparedYears comparedYears,
    RegionBundler bundler,
    EditionCatalog editions,
    CallOptionsFactory calls
) : PublicV1.RegionService.RegionServiceBase
{
    // As many as Statistics ranks for one cell.
    private const int MaxContributors = 1000;

    /// <summary>Filing.ListCountedReports, Statistics.SumRegion: all three sums in one answer.</summary>
    public override async Task<PublicV1.RegionAggregate> AggregateRegion(
        PublicV1.AggregateRegionRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        var agency = AgencyName.Parse("name", request.Name);
        var edition = editions.RequireForYear(request.Year);
        var region = await counted.ReadAsync(agency, request.Year, call, request.Basis);
        // Without a cell the contributors are listed in the order of Filing, without figures.
        var first = new StatisticsV1.SumRegionRequest
        {
            Edition = edition.ToReference(),
            Contributors = MaxContributors,
            // A draft may have no figures yet.
            SkipMissing = request.Basis == PublicV1.RegionBasis.Drafts,
            Own = region.Reports.FirstOrDefault(r => r.Agency == request.Name)?.ToSheetReference(),
        };
        if (request.Cell.Length > 0)
        {
            first.Cells.Add(request.Cell);
        }

        // The agency's own report is said apart, as own and collected figures are shown apart.
        var below = region.Reports.Where(r => r.Agency != request.Name).Select(r => r.ToSheetReference());
        var sums = await statistics.SumRegion(call).SendAsync(ClientStreaming.Split(first, below, m => m.Members));
        return RegionAggregateView.Create(request, edition, region, sums);
    }

    /// <summary>Filing.GetReportContext, or for a region Filing.ListCountedReports a year; Statistics.CompareYears.</summary>
    public override async Task<PublicV1.YearComparison> CompareYears(
        PublicV1.CompareYearsRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        var agency = AgencyName.Parse("name", request.Name);
        var years = ComparedYears.Parse(request.Years);
        var sheets = request.Region
            ? await comparedYears.ListRegionAsync(agency, years, call)
            : await comparedYears.ListOwnAsync(agency, years, call);
        // No cells: all of them.
        var first = new StatisticsV1.CompareYearsRequest();
        first.Cells.Add(
            request.Cells.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );
        var compared = await statistics.CompareYears(call).SendAsync(ComparedYears.Split(first, sheets));
        // The newest edition of all years; Statistics maps the others onto it by their declared mappings.
        return YearComparisonView.Create(request.Name, compared, editions.Require(compared.Edition));
    }

    /// <summary>Filing.ListCountedReports, Rendering.RenderBundle, and for each report what RenderReport asks for.</summary>
    public override Task BundleReports(
        PublicV1.BundleReportsRequest request,
        IServerStreamWriter<HttpBody> responseStream,
        ServerCallContext context
    ) => bundler.BundleAsync(request, responseStream, context);
}
