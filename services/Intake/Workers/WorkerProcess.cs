using System.Diagnostics;
using System.Text;
using Disclosure.Intake.Isolation;

namespace Disclosure.Intake.Workers;

/// <summary>The service's side of a worker: a process that reads one document at a time.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // Exit code of a process that was ended by SIGKILL, as .NET reports it.
    private const int KilledExitCode = 128 + 9;

    private readonly Process _process;
    private bool _isReady;

    /// <param name="starter">Decides which files it may reach.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program does not start.</exception>
    public WorkerProcess(ProcessStarter starter, ProcessStartInfo start)
    {
        _process = starter.Start(start);
        MemoryPressure.EndFirst(_process.Id);
    }

    /// <summary>Process id.</summary>
    public int Id => _process.Id;

    /// <summary>Timestamp of the clock since when it waits for a document.</summary>
    public long IdleSince { get; set; }

    /// <summary>Whether its process runs.</summary>
    public bool IsAlive => !_process.HasExited;

    /// <summary>The walls that it lacks, see <see cref="SandboxWall"/>; once it is ready.</summary>
    public IReadOnlyList<string> Gaps { get; private set; } = [];

    /// <summary>Waits until it has started.</summary>
    /// <exception cref="WorkerExitedException">It ended instead.</exception>
    public void WaitUntilReady()
    {
        if (_isReady)
        {
            return;
        }

        var ready = Answer();
        _isReady = ready.Kind == IpcFrameKind.Ready ? true : throw Died();
        Gaps = Encoding.UTF8.GetString(ready.Payload).Split(", ", StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Sends a document and waits for the answer. Blocks.</summary>
    /// <exception cref="WorkerExitedException">It ended before it answered, or answered nonsense.</exception>
    public IpcFrame Read(ReadOnlySpan<byte> request, ReadOnlySpan<byte> content)
    {
        try
        {
            var input = _process.StandardInput.BaseStream;
            IpcFrame.Write(input, IpcFrameKind.Request, request);
            IpcFrame.Write(input, IpcFrameKind.Content, content);
        }
        catch (IOException)
        {
            throw Died();
        }

        return Answer();
    }

    /// <summary>Ends the process at once; whoever waits for its answer gets an exception.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public void Dispose()
    {
        Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private IpcFrame Answer()
    {
        try
        {
            return IpcFrame.Read(_process.StandardOutput.BaseStream) ?? throw Died();
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            throw Died();
        }
    }

    // A worker that answered nonsense may still run; it is ended.
    private WorkerExitedException Died()
    {
        var diedByItself = _process.WaitForExit(TimeSpan.FromSeconds(1));
        if (!diedByItself)
        {
            Kill();
            _process.WaitForExit();
        }

        return new(_process.ExitCode, wasKilled: diedByItself && _process.ExitCode == KilledExitCode);
    }
}
