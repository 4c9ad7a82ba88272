namespace Disclosure.Intake.Workers;

/// <summary>A worker ended before it answered.</summary>
/// <param name="wasKilled">
/// Whether it was ended by SIGKILL: by the kernel where memory runs out, or from outside.
/// </param>
internal sealed class WorkerExitedException(int exitCode, bool wasKilled)
    : Exception($"A worker ended with exit code {exitCode}.")
{
    public int ExitCode { get; } = exitCode;

    public bool WasKilled { get; } = wasKilled;
}
