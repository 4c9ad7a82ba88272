using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Disclosure.Intake.Isolation;

/// <summary>
/// Starts processes from one thread that lasts as long as this object. What the thread is restricted to holds for them
/// from their first instruction on, and the kernel ends those that ask for it with the thread, so with the service.
/// </summary>
internal sealed class ProcessStarter : IDisposable
{
    // Not disposed, as whoever disposes this may do so twice; it holds no system resource that outlives it.
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;

    /// <param name="files">
    /// The files that they may reach, where the kernel can hold them to it; null: they restrict themselves.
    /// </param>
    public ProcessStarter(IEnumerable<FileRule>? files = null)
    {
        _thread = new(() => Run(files)) { IsBackground = true, Name = "process starter" };
        _thread.Start();
    }

    /// <summary>Starts a process. Blocks until it runs.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The program does not start.</exception>
    public Process Start(ProcessStartInfo start)
    {
        Process? process = null;
        ExceptionDispatchInfo? error = null;
        using var started = new ManualResetEventSlim();
        _work.Add(() =>
        {
            try
            {
                process = Process.Start(start);
            }
            catch (Exception refused)
            {
                error = ExceptionDispatchInfo.Capture(refused);
            }

            started.Set();
        });
        started.Wait();
        error?.Throw();
        return process ?? throw new InvalidOperationException("A process did not start.");
    }

    /// <summary>Ends the thread, and with it the processes that ended with it.</summary>
    public void Dispose()
    {
        if (!_work.IsAddingCompleted)
        {
            _work.CompleteAdding();
        }

        _thread.Join();
    }

    private void Run(IEnumerable<FileRule>? files)
    {
        if (files is not null)
        {
            using var landlock = Landlock.Create(files);
            _ = landlock?.RestrictThread();
        }

        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
        }
    }
}
