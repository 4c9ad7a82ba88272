using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Disclosure.ApiErrors;
using Disclosure.Intake.Domain;
using Disclosure.Intake.V1;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using RpcStatus = Google.Rpc.Status;

namespace Disclosure.Intake.Workers;

/// <summary>
/// Parses in processes of their own, so that whatever a document does to its parser is done to no other. They are started
/// when a document comes, kept for the next, and ended when none has come for a while.
/// </summary>
internal sealed partial class WorkerPool : IDocumentParser, IDisposable
{
    /// <summary>How long a worker waits for the next document.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Func<ProcessStartInfo> _program;
    private readonly int _mebibytes;
    private readonly TimeProvider _clock;
    private readonly ILogger<WorkerPool> _logger;
    private readonly ITimer _sweep;
    private readonly Lock _lock = new();
    private readonly HashSet<Worker> _all = [];

    // The last to come back is the next to go: the others may end.
    private readonly List<Worker> _idle = [];
    private bool _isClosed;
    private int _warnings;

    /// <param name="program">Starts a worker.</param>
    /// <param name="mebibytes">The memory that it is started with.</param>
    public WorkerPool(Func<ProcessStartInfo> program, int mebibytes, TimeProvider clock, ILogger<WorkerPool> logger)
    {
        (_program, _mebibytes, _clock, _logger) = (program, mebibytes, clock, logger);
        _sweep = clock.CreateTimer(_ => EndIdle(Patience), null, Patience, Patience);
    }

    /// <summary>Process ids of the workers that there are now.</summary>
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

    // Pipes block whoever reads them, so the wait has a thread of its own and takes none of the server's.
    public Task<Reading> ParseAsync(ReadDocumentRequest request, CancellationToken cancellation) =>
        Task.Factory.StartNew(
            () => Parse(request, cancellation),
            cancellation,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default
        );

    public void Dispose()
    {
        _sweep.Dispose();
        lock (_lock)
        {
            _isClosed = true;
            foreach (var worker in _all)
            {
                // Whoever waits for one of them ends it.
                worker.Kill();
            }
        }

        EndIdle(TimeSpan.Zero);
    }

    private Reading Parse(ReadDocumentRequest request, CancellationToken cancellation)
    {
        var content = request.Content;
        var head = new ReadDocumentRequest { ContentType = request.ContentType };
        var message = head.ToByteArray();
        try
        {
            return Parse(Take(), message, content.Span, cancellation);
        }
        catch (WorkerDiedException died)
        {
            Died(_logger, died.ExitCode);
        }

        // It may have died of what came before, or of something outside; a fresh one tells.
        try
        {
            return Parse(Start(), message, content.Span, cancellation);
        }
        catch (WorkerDiedException died)
        {
            Died(_logger, died.ExitCode);
            throw died.WasKilled ? Unreadable.TooMuchMemory(_mebibytes) : Unreadable.Breaking();
        }
    }

    private Reading Parse(
        Worker worker,
        ReadOnlySpan<byte> request,
        ReadOnlySpan<byte> content,
        CancellationToken cancellation
    )
    {
        var isKept = false;
        try
        {
            Frame answer;
            using (cancellation.UnsafeRegister(static w => ((Worker)w!).Kill(), worker))
            {
                WaitUntilReady(worker, cancellation);
                answer = worker.Read(request, content);
            }

            cancellation.ThrowIfCancellationRequested();
            isKept = answer.Kind is FrameKind.Reading or FrameKind.Failure;
            return ReadingOf(answer);
        }
        catch (WorkerDiedException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw;
        }
        finally
        {
            if (!isKept || !PutBack(worker))
            {
                End(worker);
            }
        }
    }

    private Reading ReadingOf(Frame answer)
    {
        switch (answer.Kind)
        {
            case FrameKind.Reading:
                return Reading.Parser.ParseFrom(answer.Payload);
            case FrameKind.Failure:
                throw RpcStatus.Parser.ParseFrom(answer.Payload).ToFault();
            case FrameKind.OutOfMemory:
                throw Unreadable.TooMuchMemory(_mebibytes);
            default:
                Broke(_logger, Encoding.UTF8.GetString(answer.Payload));
                throw Unreadable.Breaking();
        }
    }

    // One that never starts says nothing of the document.
    private void WaitUntilReady(Worker worker, CancellationToken cancellation)
    {
        try
        {
            var gaps = worker.WaitUntilReady();
            if (gaps.Length > 0 && Interlocked.Exchange(ref _warnings, 1) == 0)
            {
                Unconfined(_logger, gaps);
            }
        }
        catch (WorkerDiedException died) when (!cancellation.IsCancellationRequested)
        {
            NotStarted(_logger, died);
            throw ApiError.Unavailable("intake worker");
        }
    }

    private Worker Take()
    {
        while (true)
        {
            Worker worker;
            lock (_lock)
            {
                if (_idle.Count == 0)
                {
                    break;
                }

                worker = _idle[^1];
                _idle.RemoveAt(_idle.Count - 1);
            }

            if (worker.IsAlive)
            {
                return worker;
            }

            End(worker);
        }

        return Start();
    }

    private Worker Start()
    {
        try
        {
            var worker = new Worker(_program());
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
        catch (Win32Exception absent)
        {
            NotStarted(_logger, absent);
            throw ApiError.Unavailable("intake worker");
        }
    }

    private bool PutBack(Worker worker)
    {
        worker.IdleSince = _clock.GetTimestamp();
        lock (_lock)
        {
            if (!_isClosed)
            {
                _idle.Add(worker);
            }

            return !_isClosed;
        }
    }

    private void EndIdle(TimeSpan after)
    {
        Worker[] ended;
        lock (_lock)
        {
            ended = [.. _idle.Where(w => _clock.GetElapsedTime(w.IdleSince) >= after)];
            _idle.RemoveAll(ended.Contains);
        }

        foreach (var worker in ended)
        {
            End(worker);
        }
    }

    private void End(Worker worker)
    {
        lock (_lock)
        {
            _all.Remove(worker);
        }

        worker.Dispose();
    }

    [LoggerMessage(1, LogLevel.Warning, "A worker ended with exit code {ExitCode} under a document.")]
    private static partial void Died(ILogger logger, int exitCode);

    [LoggerMessage(2, LogLevel.Error, "A reader broke on a document: {Trace}")]
    private static partial void Broke(ILogger logger, string trace);

    [LoggerMessage(3, LogLevel.Error, "No worker can be started.")]
    private static partial void NotStarted(ILogger logger, Exception error);

    [LoggerMessage(4, LogLevel.Warning, "This system lets workers keep more than they need: {Gaps}.")]
    private static partial void Unconfined(ILogger logger, string gaps);
}
