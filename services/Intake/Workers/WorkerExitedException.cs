namespace Disclosure.Intake.Workers;

/// <summary>A worker died under a document.</summary>
/// <param name="wasKilled">By the system, which does so where memory runs out, or by hand.</param>
internal sealed class WorkerExitedException(int exitCode, bool wasKilled)
    : Exception($"A worker ended with exit code {exitCode}.")
{
    public int ExitCode { get; } = exitCode;

    public bool WasKilled { get; } = wasKilled;
}
