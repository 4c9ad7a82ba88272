using Disclosure.Gateway.Access;
using Disclosure.Gateway.Agencies;
using Disclosure.Gateway.Authorization;
using Disclosure.Gateway.Credentials;
using Disclosure.Gateway.Documents;
using Disclosure.Gateway.Duties;
using Disclosure.Gateway.Editions;
using Disclosure.Gateway.HttpSemantics;
using Disclosure.Gateway.Log;
using Disclosure.Gateway.Narratives;
using Disclosure.Gateway.OwnedRows;
using Disclosure.Gateway.Rectifications;
using Disclosure.Gateway.Regions;
using Disclosure.Gateway.Reports;
using Disclosure.Gateway.Requests;
using Disclosure.Gateway.RulePacks;
using Disclosure.Gateway.Statistics;
using Disclosure.Gateway.Webhooks;
using Disclosure.Gateway.Workflow;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.AspNetCore.Server;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Disclosure.Gateway;

/// <summary>One service of the public contract. gRPC, JSON, reflection, health and OpenAPI all go by <see cref="All"/>.</summary>
/// <param name="Contract">The descriptor of the service.</param>
/// <param name="Configure">Adds the interceptors of its methods.</param>
/// <param name="Map">Serves its methods over gRPC and, by their HTTP annotations, as JSON.</param>
internal sealed record PublicService(
    ServiceDescriptor Contract,
    Action<IGrpcServerBuilder> Configure,
    Action<IEndpointRouteBuilder> Map
)
{
    /// <summary>Every service, once. A test compares it with the contract.</summary>
    public static IReadOnlyList<PublicService> All { get; } =
    [
        Create<AgencyRpc>(PublicV1.AgencyService.Descriptor),
        Create<ReportRpc>(PublicV1.ReportService.Descriptor),
        Create<WorkflowRpc>(PublicV1.WorkflowService.Descriptor),
        Create<NarrativeRpc>(PublicV1.NarrativeService.Descriptor),
        Create<StatisticsRpc>(PublicV1.StatisticsService.Descriptor),
        Create<DocumentRpc>(PublicV1.DocumentService.Descriptor),
        Create<RegionRpc>(PublicV1.RegionService.Descriptor),
        Create<EditionRpc>(PublicV1.EditionService.Descriptor),
        Create<DutyRpc>(PublicV1.DutyService.Descriptor),
        Create<RulePackRpc>(PublicV1.RulePackService.Descriptor),
        Create<RectificationRpc>(PublicV1.RectificationService.Descriptor),
        Create<OwnedRowRpc>(PublicV1.OwnedRowService.Descriptor),
        Create<AccessRpc>(PublicV1.AccessService.Descriptor),
        Create<LogRpc>(PublicV1.LogService.Descriptor),
        Create<WebhookRpc>(PublicV1.WebhookService.Descriptor),
    ];

    // The type of the rpc class is known here alone, so the record keeps delegates.
    private static PublicService Create<TRpc>(ServiceDescriptor contract)
        where TRpc : class =>
        new(contract, grpc => grpc.AddServiceOptions<TRpc>(AddInterceptors), routes => routes.MapGrpcService<TRpc>());

    // Errors outermost, so that a missing field is answered in their shape; what leaves is cut to what clients accept.
    private static void AddInterceptors<TRpc>(GrpcServiceOptions<TRpc> options)
        where TRpc : class
    {
        options.Interceptors.Add<GrpcErrorInterceptor>();
        options.Interceptors.Add<ApiErrorInterceptor>();
        options.Interceptors.Add<ConditionalRequestInterceptor>();
        options.Interceptors.Add<RequiredFieldsInterceptor>();
        options.Interceptors.Add<AccessInterceptor>();
        options.Interceptors.Add<RequestKeyInterceptor>();
    }
}
