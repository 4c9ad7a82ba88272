using System.Diagnostics;
using System.Text;

namespace Disclosure.Intake.Workers;

/// <summary>A worker as the service has it: a process that reads one document at a time.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // As shells and .NET tell of a process that was killed.
    private const int KilledExitCode = 128 + 9;

    private readonly Process _process;
    private bool _isReady;

    /// <exception cref="System.ComponentModel.Win32Exception">The program does not start.</exception>
    public WorkerProcess(ProcessStartInfo start) =>
        _process = Process.Start(start) ?? throw new InvalidOperationException("A worker did not start.");

    public int Id => _process.Id;

    /// <summary>Since when it waits for a document, as the clock's timestamp.</summary>
    public long IdleSince { get; set; }

    /// <summary>Whether it waits for the next document: neither dead nor at its end.</summary>
    public bool IsAlive => !_process.HasExited;

    /// <summary>Waits for it to have started, which it says once; answers what it could not give up.</summary>
    /// <exception cref="WorkerExitedException">It has not.</exception>
    public string WaitUntilReady()
    {
        if (_isReady)
        {
            return "";
        }

        var ready = Answer();
        _isReady = ready.Kind == IpcFrameKind.Ready ? true : throw Died();
        return Encoding.UTF8.GetString(ready.Payload);
    }

    /// <summary>Has it read a document. Blocks.</summary>
    /// <exception cref="WorkerExitedException">It died before it could answer.</exception>
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

    /// <summary>Ends it at once; whoever waits for its answer learns that it died.</summary>
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

    // Where it answered nonsense it may still be alive, and must not stay so.
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
