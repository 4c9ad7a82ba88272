using Disclosure.ServiceDefaults.Hosting;
using Microsoft.Extensions.Options;

namespace Disclosure.Rendering.Kept;

/// <summary>Keeping: how documents are read back, and where they stay.</summary>
internal static class KeptModule
{
    public static void AddKeeper(this IServiceCollection services)
    {
        services.AddOptions<KeptOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        services
            .AddSingleton<IReadBack, DocxReadBack>()
            .AddSingleton<IReadBack, PdfReadBack>()
            .AddSingleton<IReadBack, HtmlReadBack>()
            .AddSingleton<IReadBack, XlsxReadBack>()
            .AddSingleton<IReadBack, XmlReadBack>()
            .AddSingleton<IReadBack, JsonReadBack>()
            .AddSingleton<IReadBack, CsvReadBack>()
            .AddSingleton<IReadBack, PlainReadBack>()
            .AddSingleton<IReadBack, MarkdownReadBack>()
            .AddSingleton<IReadBack, OfdReadBack>()
            .AddSingleton(StoreOf)
            .AddSingleton<Keeper>();
    }

    private static IKeptStore StoreOf(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<KeptOptions>>().Value;
        if (options.S3Endpoint.Length > 0)
        {
            return new S3Store(options);
        }

        var data = services.GetRequiredService<IOptions<ServerOptions>>().Value.Data;
        return new FolderStore(
            Path.GetFullPath(options.Folder.Length > 0 ? options.Folder : Path.Combine(data, "documents"))
        );
    }
}
