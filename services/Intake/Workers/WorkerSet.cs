using System.ComponentModel;
using System.Diagnostics;
using Disclosure.Intake.Isolation;

namespace Disclosure.Intake.Workers;

/// <summary>
/// The worker processes that there are, and which of them wait for a document. They are started when none waits and
/// ended when no document has come for a while.
/// </summary>
internal sealed class WorkerSet : IDisposable
{
    /// <summary>How long a worker waits for the next document.</summary>
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(1);

    private readonly Func<ProcessStartInfo> _program;
    private readonly TimeProvider _clock;
    private readonly ProcessStarter _starter;
    private readonly ITimer _sweep;
    private readonly Lock _lock = new();
    private readonly HashSet<WorkerProcess> _all = [];

    // The last to come back is taken first, so that the others may end.
    private readonly List<WorkerProcess> _idle = [];
    private volatile bool _isClosed;

    /// <param name="program">Starts a worker.</param>
    /// <param name="files">The files that a worker may reach from its start on.</param>
    public WorkerSet(Func<ProcessStartInfo> program, IEnumerable<FileRule> files, TimeProvider clock)
    {
        (_program, _clock, _starter) = (program, clock, new(files));
        _sweep = clock.CreateTimer(_ => EndIdle(IdleTimeout), null, IdleTimeout, IdleTimeout);
    }

    /// <summary>Process ids of all workers.</summary>
    public IReadOnlyList<int> Ids
    {
        get
        {
            lock (_lock)
            {
                return [.. _all.Select(w => w.Id)];
            }
        }
    }

    public void Dispose()
    {
        _sweep.Dispose();
        lock (_lock)
        {
            _isClosed = true;
            foreach (var worker in _all)
            {
                // Whoever waits for its answer ends it.
                worker.Kill();
            }
        }

        EndIdle(TimeSpan.Zero);
        _starter.Dispose();
    }

    /// <summary>A worker that waits for a document, started where none does.</summary>
    /// <exception cref="Win32Exception">The program does not start.</exception>
    public WorkerProcess Take()
    {
        while (TryTakeIdle() is { } worker)
        {
            if (worker.IsAlive)
            {
                return worker;
            }

            End(worker);
        }

        return Start();
    }

    /// <summary>A new worker.</summary>
    /// <exception cref="Win32Exception">The program does not start.</exception>
    /// <exception cref="OperationCanceledException">The service ends.</exception>
    public WorkerProcess Start()
    {
        if (_isClosed)
        {
            throw new OperationCanceledException("The service ends.");
        }

        var worker = new WorkerProcess(_starter, _program());
        lock (_lock)
        {
            _all.Add(worker);
            if (_isClosed)
            {
                worker.Kill();
            }
        }

        return worker;
    }

    /// <summary>
    /// Gives a worker back, to be taken for the next document, or ended where it cannot read another.
    /// </summary>
    public void Return(WorkerProcess worker, bool isUsable)
    {
        worker.IdleSince = _clock.GetTimestamp();
        lock (_lock)
        {
            if (isUsable && !_isClosed)
            {
                _idle.Add(worker);
                return;
            }
        }

        End(worker);
    }

    private WorkerProcess? TryTakeIdle()
    {
        lock (_lock)
        {
            if (_idle.Count == 0)
            {
                return null;
            }

            var worker = _idle[^1];
            _idle.RemoveAt(_idle.Count - 1);
            return worker;
        }
    }

    private void EndIdle(TimeSpan after)
    {
        WorkerProcess[] ended;
        lock (_lock)
        {
            ended = [.. _idle.Where(w => _clock.GetElapsedTime(w.IdleSince) >= after)];
            _idle.RemoveAll(ended.Contains);
        }

        Array.ForEach(ended, End);
    }

    private void End(WorkerProcess worker)
    {
        lock (_lock)
        {
            _all.Remove(worker);
        }

        worker.Dispose();
    }
}
