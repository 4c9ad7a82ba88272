using System.Reflection;
using Disclosure.ServiceDefaults.Rpc;
using Disclosure.ServiceDefaults.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>Registers the database of a service, and what watches over it.</summary>
public static class DatabaseModule
{
    /// <summary>
    /// Registers the database under the service's name, migrates its schema before the first request, answers its failures by name,
    /// makes readiness depend on it, and purges old answers to requests.
    /// </summary>
    /// <param name="name">Name of the service, and of its file, <c>{data}/{name}.db</c>, or PostgreSQL schema.</param>
    /// <param name="migrations">Assembly that embeds Storage/Migrations.</param>
    public static void AddDatabase(this IHostApplicationBuilder builder, string name, Assembly migrations)
    {
        var services = builder.Services;
        services.AddSingleton(new DatabaseName(name));
        services.AddKeyedSingleton(name, (provider, _) => Create(provider, name, migrations));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IExceptionTranslator, StorageErrorTranslator>());
        // The sentence names the setting that the user has set.
        builder.AddStartupStep(
            builder.Configuration["DISCLOSURE_DATABASE"] is { Length: > 0 } ? "DISCLOSURE_DATABASE" : "DISCLOSURE_DATA",
            provider => Migrate(provider.GetRequiredKeyedService<IDatabase>(name), name)
        );
        services
            .AddHealthChecks()
            .Add(
                new(
                    StorageHealthCheck.NameOf(name),
                    provider => new StorageHealthCheck(
                        provider.GetRequiredKeyedService<IDatabase>(name),
                        FindFolder(provider.GetRequiredService<IOptions<ServerOptions>>().Value)
                    ),
                    HealthStatus.Unhealthy,
                    [],
                    StorageHealthCheck.Timeout
                )
            );
        services.AddSingleton<IHostedService>(provider =>
            ActivatorUtilities.CreateInstance<RequestPurge>(provider, provider.GetRequiredKeyedService<IDatabase>(name))
        );
    }

    // The connections of the process are shared evenly, so that no service waits for another's.
    private static IDatabase Create(IServiceProvider provider, string name, Assembly migrations)
    {
        var options = provider.GetRequiredService<IOptions<ServerOptions>>().Value;
        // Every hosted service registers its name, so the count is known here.
        var share = options.DatabaseConnections / provider.GetServices<DatabaseName>().Count();
        return FindFolder(options) is { } folder
            ? new SqliteDatabase(Path.Combine(folder, name + ".db"), migrations)
            : new PostgresDatabase(options.Database, name, migrations, Math.Max(share, 1));
    }

    // Null with PostgreSQL, whose server watches over its own disk.
    private static string? FindFolder(ServerOptions options) =>
        options.Database.Length > 0 ? null : Path.GetFullPath(options.Data);

    private static void Migrate(IDatabase database, string name)
    {
        try
        {
            database.Migrate();
        }
        // Anything without a sentence is a defect and keeps its stack.
        catch (Exception failure) when (StorageFailure.Describe(failure) is { } sentence)
        {
            throw new InvalidDataException($"{name}: {sentence}", failure);
        }
    }

    /// <summary>A database of this process.</summary>
    private sealed record DatabaseName(string Value);
}
