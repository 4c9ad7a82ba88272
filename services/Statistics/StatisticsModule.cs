using Disclosure.Form;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.Statistics.Domain.Checks;
using Disclosure.Statistics.Domain.Regions;
using Disclosure.Statistics.Domain.Sheets;
using Disclosure.Statistics.Rpc;
using Disclosure.Statistics.Storage;

namespace Disclosure.Statistics;

/// <summary>Registers the service and maps its gRPC class.</summary>
public static class StatisticsModule
{
    /// <summary>Registers the service.</summary>
    public static void AddStatistics(this IHostApplicationBuilder builder)
    {
        builder.AddRpc<StatisticsRpc>();
        // "statistics" is the key under which the store asks for its database: AllInOne has one of each service in the same container.
        builder.AddDatabase("statistics", typeof(StatisticsModule).Assembly);
        builder.AddStartupData(
            EditionCatalog.Setting,
            _ => EditionCatalog.Load(builder.Configuration[EditionCatalog.Setting])
        );

        // Prepares the rules of every edition, which fails where they do not fit the tables.
        builder.AddStartupData(EditionCatalog.Setting, s => new SheetChecker(s.GetRequiredService<EditionCatalog>()));
        builder
            // No state but the statements: one of each serves all calls at once.
            .Services.AddSingleton<ISheetStore, SqlSheetStore>()
            .AddSingleton<SheetReader>()
            .AddOptions<StatisticsOptions>()
            .BindConfiguration("")
            .ValidateDataAnnotations()
            .ValidateOnStart();
    }

    /// <summary>Maps the gRPC class.</summary>
    public static void MapStatistics(this IEndpointRouteBuilder app) => app.MapGrpcService<StatisticsRpc>();
}
