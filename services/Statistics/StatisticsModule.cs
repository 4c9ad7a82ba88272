using Disclosure.Form;
using Disclosure.ServiceDefaults.Hosting;
using Disclosure.Statistics.Domain.Regions;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Statistics.Domain.Sheets;
using Disclosure.Statistics.Rpc;
using Disclosure.Statistics.Storage;

namespace Disclosure.Statistics;

/// <summary>Everything that this service is made of.</summary>
public static class StatisticsModule
{
    /// <summary>Its port, where DISCLOSURE_PORT does not say another.</summary>
    public const int Port = 8084;

    public static void AddStatistics(this IHostApplicationBuilder builder)
    {
        builder.AddRpc<StatisticsRpc>("statistics");
        builder.AddDatabase("statistics", typeof(StatisticsModule).Assembly);
        builder
            .Services.AddSingleton(_ => EditionCatalog.Load(builder.Configuration["DISCLOSURE_EDITIONS"]))
            .AddSingleton<SheetJudge>()
            .AddSingleton<ISheetStore, SqlSheetStore>()
            .AddSingleton<SheetReader>()
            .AddOptions<StatisticsOptions>()
            .BindConfiguration("")
            .ValidateDataAnnotations()
            .ValidateOnStart();
    }

    public static void MapStatistics(this IEndpointRouteBuilder app) => app.MapGrpcService<StatisticsRpc>();
}
