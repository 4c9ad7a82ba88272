using System.Reflection;
using Disclosure.ServiceDefaults.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>One database a service.</summary>
public static class DatabaseModule
{
    /// <summary>Registers the service's database under its name and brings its schema up to date before the first request.</summary>
    /// <param name="name">The service's name, and of its file: <c>{data}/{name}.db</c>.</param>
    /// <param name="migrations">Assembly that embeds Storage/Migrations.</param>
    public static void AddDatabase(this IHostApplicationBuilder builder, string name, Assembly migrations)
    {
        builder.Services.AddKeyedSingleton<IDatabase>(
            name,
            (services, _) =>
            {
                var data = services.GetRequiredService<IOptions<ServerOptions>>().Value.Data;
                return new SqliteDatabase(Path.Combine(Path.GetFullPath(data), name + ".db"), migrations);
            }
        );
        builder.Services.AddSingleton<IHostedService>(services => new Migration(
            services.GetRequiredKeyedService<IDatabase>(name)
        ));
    }

    // Hosted services start before the server listens.
    private sealed class Migration(IDatabase database) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            database.Migrate();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
