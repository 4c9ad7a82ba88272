using Disclosure.ServiceDefaults.Hosting;
using Microsoft.Extensions.Options;

namespace Disclosure.Rendering.Archive;

/// <summary>Registers the archive and the store that its settings select.</summary>
internal static class ArchiveModule
{
    public static void AddArchive(this IServiceCollection services)
    {
        services.AddOptions<ArchiveOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(CreateStore).AddSingleton<DocumentArchive>();
    }

    private static IDocumentStore CreateStore(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<ArchiveOptions>>().Value;
        if (options.S3Endpoint.Length > 0)
        {
            return new S3DocumentStore(options);
        }

        var data = services.GetRequiredService<IOptions<ServerOptions>>().Value.Data;
        return new FolderDocumentStore(
            Path.GetFullPath(options.Folder.Length > 0 ? options.Folder : Path.Combine(data, "documents"))
        );
    }
}
