using System.Reflection;
using Disclosure.ServiceDefaults.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>Registers the database of a service.</summary>
public static class DatabaseModule
{
    /// <summary>Registers the database under the service's name and migrates its schema before the first request.</summary>
    /// <param name="name">Name of the service, and of its file, <c>{data}/{name}.db</c>, or PostgreSQL schema.</param>
    /// <param name="migrations">Assembly that embeds Storage/Migrations.</param>
    public static void AddDatabase(this IHostApplicationBuilder builder, string name, Assembly migrations)
    {
        builder.Services.AddKeyedSingleton<IDatabase>(
            name,
            (services, _) =>
            {
                var options = services.GetRequiredService<IOptions<ServerOptions>>().Value;
                return options.Database.Length > 0
                    ? new PostgresDatabase(options.Database, name, migrations)
                    : new SqliteDatabase(Path.Combine(Path.GetFullPath(options.Data), name + ".db"), migrations);
            }
        );
        builder.Services.AddSingleton<IHostedService>(services => new MigrationService(
            services.GetRequiredKeyedService<IDatabase>(name)
        ));
    }

    // Hosted services start before the server listens.
    private sealed class MigrationService(IDatabase database) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            database.Migrate();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
