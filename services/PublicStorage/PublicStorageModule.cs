using Disclosure.PublicStorage.Buckets;
using Disclosure.PublicTree.Stores;
using Disclosure.ServiceDefaults.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Disclosure.PublicStorage;

/// <summary>Registers the store of the public tree that the settings select, alike for who writes it and who serves it.</summary>
public static class PublicStorageModule
{
    private const string DefaultFolder = "public";

    /// <summary>Registers <see cref="IPublicTreeStore"/>; settings that are wrong end the start.</summary>
    public static IServiceCollection AddPublicStorage(this IServiceCollection services)
    {
        services.AddOptions<PublicStorageOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        // Once a process, also where writer and site are hosted together.
        services.TryAddSingleton(CreateStore);
        return services;
    }

    private static IPublicTreeStore CreateStore(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<PublicStorageOptions>>().Value;
        // The endpoint alone decides; a folder beside it was refused at start.
        if (options.Endpoint.Length > 0)
        {
            return new BucketTreeStore(options);
        }

        // Beside the service's other data, so that one backup holds both.
        var data = services.GetRequiredService<IOptions<ServerOptions>>().Value.Data;
        return new FolderTreeStore(
            Path.GetFullPath(options.Folder.Length > 0 ? options.Folder : Path.Combine(data, DefaultFolder))
        );
    }
}
