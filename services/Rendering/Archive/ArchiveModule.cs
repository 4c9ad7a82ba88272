using Disclosure.ServiceDefaults.Hosting;
using Microsoft.Extensions.Options;

namespace Disclosure.Rendering.Archive;

/// <summary>Registers the archive and the store that its settings select.</summary>
internal static class ArchiveModule
{
    /// <summary>ArchiveOptions are checked at start: a wrong address stops the service instead of failing the first publication.</summary>
    public static void AddArchive(this IServiceCollection services)
    {
        // Bound to the root of the configuration: each setting names its own environment variable.
        services.AddOptions<ArchiveOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(CreateStore).AddSingleton<DocumentArchive>();
    }

    private static IDocumentStore CreateStore(IServiceProvider services)
    {
        // Read when the archive is first asked for; the options were validated at start.
        var options = services.GetRequiredService<IOptions<ArchiveOptions>>().Value;
        // The endpoint alone decides; credentials without it are ignored.
        if (options.S3Endpoint.Length > 0)
        {
            return new S3DocumentStore(options);
        }

        // Beside the service's other data, so that one backup holds both.
        var data = services.GetRequiredService<IOptions<ServerOptions>>().Value.Data;
        return new FolderDocumentStore(
            Path.GetFullPath(options.Folder.Length > 0 ? options.Folder : Path.Combine(data, "documents"))
        );
    }
}
