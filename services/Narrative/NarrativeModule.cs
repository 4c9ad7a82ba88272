using Disclosure.Form;
using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Domain.Likeness;
using Disclosure.Narrative.Rpc;
using Disclosure.Narrative.Storage;
using Disclosure.ServiceDefaults.Hosting;

namespace Disclosure.Narrative;

/// <summary>Everything that this service is made of.</summary>
public static class NarrativeModule
{
    /// <summary>Its port, where DISCLOSURE_PORT does not say another.</summary>
    public const int Port = 8083;

    public static void AddNarrative(this IHostApplicationBuilder builder)
    {
        builder.AddRpc<NarrativeRpc>("narrative");
        builder.AddDatabase("narrative", typeof(NarrativeModule).Assembly);
        builder
            .Services.AddOptions<NarrativeOptions>()
            .BindConfiguration("")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder
            .Services.AddSingleton<IProseStore, SqlProseStore>()
            .AddSingleton<ILikenessStore, SqlLikenessStore>()
            .AddSingleton<IPictureStore, SqlPictureStore>()
            .AddSingleton<LikeTexts>()
            .AddSingleton(_ => EditionCatalog.Load(builder.Configuration["DISCLOSURE_EDITIONS"]));
    }

    public static void MapNarrative(this IEndpointRouteBuilder app) => app.MapGrpcService<NarrativeRpc>();
}
