using Disclosure.Intake.Formats.Doc;
using Disclosure.Intake.Isolation;
using Disclosure.Intake.Parsing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Disclosure.Intake.Workers;

/// <summary>
/// Finds out at start which walls this machine cannot build around parsers and converter, and says so: a line of the log each, the
/// description of the health check, and, where the settings demand all walls, a refusal to start.
/// </summary>
internal sealed partial class SandboxCheck(
    IDocumentParser parser,
    LibreOfficeConverter converter,
    IOptions<IntakeOptions> options,
    ILogger<SandboxCheck> logger
) : BackgroundService, IHealthCheck
{
    private volatile IReadOnlyList<string>? _missing;

    /// <summary>The walls that this machine cannot build; empty also before they are tried.</summary>
    public IReadOnlyList<string> Missing => _missing ?? [];

    /// <summary>Degraded where a wall is missing, as documents are read all the same.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            _missing switch
            {
                null => HealthCheckResult.Healthy("walls: not checked yet"),
                { Count: 0 } => HealthCheckResult.Healthy("walls: complete"),
                { } missing => HealthCheckResult.Degraded($"walls missing: {string.Join("; ", missing)}"),
            }
        );

    /// <summary>Where all walls are demanded, before the service listens.</summary>
    /// <exception cref="InvalidDataException">One sentence that names what is missing.</exception>
    public void Require()
    {
        if (!options.Value.RequireSandbox)
        {
            return;
        }

        var missing = FindMissing(CancellationToken.None);
        if (missing.Count > 0)
        {
            throw new InvalidDataException(
                $"documents are read only behind all walls, and this machine lacks: {string.Join("; ", missing)}."
            );
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Privileges.HideProcess();
        try
        {
            await Task.Factory.StartNew(
                () => Report(FindMissing(stoppingToken)),
                stoppingToken,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            );
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service ends before it is known; nobody asks any more.
        }
    }

    private void Report(List<string> missing)
    {
        foreach (var wall in missing)
        {
            LogMissing(logger, wall);
        }

        _missing = missing;
    }

    // Found by trying: a worker is started, which then waits for the first document, and the converter's confinement is
    // put on and taken off with its process.
    private List<string> FindMissing(CancellationToken cancellation)
    {
        IReadOnlyList<string> ofWorkers = parser is WorkerPool pool
            ? pool.FindGaps(cancellation)
            : ["process of its own"];
        return
        [
            .. ofWorkers.Select(w => $"{w} around workers"),
            .. converter.FindGaps().Select(w => $"{w} around the converter"),
        ];
    }

    [LoggerMessage(4, LogLevel.Warning, "A wall is missing: {Wall}.")]
    private static partial void LogMissing(ILogger logger, string wall);
}
