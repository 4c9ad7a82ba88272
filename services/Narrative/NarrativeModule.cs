using Disclosure.Form;
using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Domain.Similarity;
using Disclosure.Narrative.Rpc;
using Disclosure.Narrative.Storage;
using Disclosure.ServiceDefaults.Hosting;

namespace Disclosure.Narrative;

/// <summary>Registration of the service.</summary>
/// <remarks>The checks themselves are not registered: they are stateless, and ProseChecker lists them in their order.</remarks>
public static class NarrativeModule
{
    /// <summary>Registers the service, its database and its settings.</summary>
    public static void AddNarrative(this IHostApplicationBuilder builder)
    {
        builder.AddRpc<NarrativeRpc>();
        builder.AddStartupData(
            EditionCatalog.Setting,
            _ => EditionCatalog.Load(builder.Configuration[EditionCatalog.Setting])
        );
        builder.AddDatabase("narrative", typeof(NarrativeModule).Assembly);
        builder
            .Services.AddOptions<NarrativeOptions>()
            .BindConfiguration("")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder
            .Services.AddSingleton<IProseStore, SqlProseStore>()
            .AddSingleton<ISimilarityStore, SqlSimilarityStore>()
            // One instance under both types: the store of prose needs more of it than the interface gives.
            .AddSingleton<SqlPictureStore>()
            .AddSingleton<IPictureStore>(services => services.GetRequiredService<SqlPictureStore>())
            .AddSingleton<SimilarTextFinder>();
    }

    /// <summary>Maps the contract.</summary>
    public static void MapNarrative(this IEndpointRouteBuilder app) => app.MapGrpcService<NarrativeRpc>();
}
