using Disclosure.ServiceDefaults.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>
/// Readiness of a database: a round trip to it and, for a file, a folder that can be written and has space. A service that is not ready
/// still answers what it can: reads go on.
/// </summary>
/// <param name="folder">Folder of the file; null for a server, which watches over its own disk.</param>
internal sealed class StorageHealthCheck(IDatabase database, string? folder) : IHealthCheck
{
    /// <summary>Longest time of a check. A probe of an orchestrator waits no longer than a few seconds.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1.5);

    /// <summary>Free space below which a folder counts as full, in bytes: a dozen of the largest writes.</summary>
    private const long MinFreeBytes = 64L * 1024 * 1024;

    /// <summary>The name of the check of a service's database.</summary>
    public static string NameOf(string service) => $"storage.{service}";

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        // Checked before anything is written.
        if (folder is not null && new DriveInfo(folder).AvailableFreeSpace is var free and < MinFreeBytes)
        {
            return HealthCheckResult.Unhealthy($"{folder} has {free} bytes left.");
        }

        if (folder is not null)
        {
            WriteTrial(folder);
        }

        await RequestLog.AskAsync(database, cancellationToken);
        return HealthCheckResult.Healthy();
    }

    // What it throws makes the check unhealthy: a folder that is read-only or full by a quota.
    private static void WriteTrial(string folder)
    {
        using var file = new FileStream(
            // A name of its own, so that two checks do not meet; deleted when it is closed.
            Path.Combine(folder, $".ready-{Guid.NewGuid():N}"),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.DeleteOnClose,
            }
        );
        file.Write(new byte[4096]);
        file.Flush();
    }
}
