using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.Contexts;
using Disclosure.Filing.Domain.Duties;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.OwnedRows;
using Disclosure.Filing.Domain.Rectifications;
using Disclosure.Filing.Domain.Regions;
using Disclosure.Filing.Domain.Reports;
using Disclosure.Filing.Domain.RulePacks;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.Filing.Publishing;
using Disclosure.Filing.Rpc;
using Disclosure.Filing.Rpc.Access;
using Disclosure.Filing.Rpc.Duties;
using Disclosure.Filing.Rpc.Log;
using Disclosure.Filing.Rpc.OwnedRows;
using Disclosure.Filing.Rpc.Publications;
using Disclosure.Filing.Rpc.Rectifications;
using Disclosure.Filing.Rpc.RulePacks;
using Disclosure.Filing.Rpc.Webhooks;
using Disclosure.Filing.Rpc.Workflow;
using Disclosure.Filing.Storage;
using Disclosure.Filing.Storage.Access;
using Disclosure.Filing.Storage.Agencies;
using Disclosure.Filing.Storage.Duties;
using Disclosure.Filing.Storage.Log;
using Disclosure.Filing.Storage.OwnedRows;
using Disclosure.Filing.Storage.Rectifications;
using Disclosure.Filing.Storage.RulePacks;
using Disclosure.Filing.Storage.Workflow;
using Disclosure.Filing.Webhooks;
using Disclosure.Form;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.TransparencyLog.Witnesses;

namespace Disclosure.Filing;

/// <summary>Registers and maps the parts of the Filing service.</summary>
public static class FilingModule
{
    /// <summary>The port, unless DISCLOSURE_PORT sets another.</summary>
    public const int Port = 8082;

    /// <summary>Registers the rpc service, its database and its stores.</summary>
    public static void AddFiling(this IHostApplicationBuilder builder)
    {
        // AddRpc gives each service the interceptors that turn errors into statuses and refuse a request without its REQUIRED fields.
        builder.AddRpc<FilingRpc>();
        builder.AddRpc<WorkflowRpc>();
        builder.AddRpc<LogRpc>();
        builder.AddRpc<AccessRpc>();
        builder.AddRpc<DutyRpc>();
        builder.AddRpc<PublicationRpc>();
        builder.AddRpc<WebhookRpc>();
        builder.AddRpc<WitnessRpc>();
        builder.AddRpc<RulePackRpc>();
        builder.AddRpc<RectificationRpc>();
        builder.AddRpc<OwnedRowRpc>();
        // "filing" is the key under which stores ask for their database: AllInOne has one of each service in the same container.
        builder.AddDatabase("filing", typeof(FilingModule).Assembly);
        // Packs of regions may only demand what the form of their year has.
        builder.AddStartupData(
            EditionCatalog.Setting,
            _ => EditionCatalog.Load(builder.Configuration[EditionCatalog.Setting])
        );
        builder
            // Stores hold statements and no state, so that one of each serves all calls at once.
            .Services.AddSingleton<IAgencyStore, SqlAgencyStore>()
            .AddSingleton<IAgencyChangeStore, SqlAgencyChangeStore>()
            .AddSingleton<IAgencyImportStore, SqlAgencyImportStore>()
            .AddSingleton<IReportStore, SqlReportStore>()
            .AddSingleton<IContextStore, SqlContextStore>()
            .AddSingleton<IRegionStore, SqlRegionStore>()
            .AddSingleton<IWorkflowStore, SqlWorkflowStore>()
            .AddSingleton<ILogStore, SqlLogStore>()
            .AddSingleton<IWitnessStore, SqlWitnessStore>()
            .AddSingleton<IAccessStore, SqlAccessStore>()
            .AddSingleton<IDutyStore, SqlDutyStore>()
            .AddSingleton<IRulePackStore, SqlRulePackStore>()
            .AddSingleton<RulePackRules>()
            .AddSingleton<IRectificationStore, SqlRectificationStore>()
            .AddSingleton<IOwnedRowStore, SqlOwnedRowStore>()
            .AddSingleton<LogSignal>()
            .AddSingleton<WriteFactory>();
        builder.AddPublishing();
        builder.AddWebhooks();
    }

    /// <summary>Maps the rpc services to the server's endpoints.</summary>
    public static void MapFiling(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<FilingRpc>();
        app.MapGrpcService<WorkflowRpc>();
        app.MapGrpcService<LogRpc>();
        app.MapGrpcService<AccessRpc>();
        app.MapGrpcService<DutyRpc>();
        app.MapGrpcService<PublicationRpc>();
        app.MapGrpcService<WebhookRpc>();
        app.MapGrpcService<WitnessRpc>();
        app.MapGrpcService<RulePackRpc>();
        app.MapGrpcService<RectificationRpc>();
        app.MapGrpcService<OwnedRowRpc>();
    }
}
