using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Disclosure.ApiErrors;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Isolation;
using Disclosure.Intake.Parsing;
using Disclosure.Intake.V1;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using RpcStatus = Google.Rpc.Status;

namespace Disclosure.Intake.Workers;

/// <summary>Parses in worker processes, so that whatever a document does to its parser is done to no other.</summary>
internal sealed partial class WorkerPool : IDocumentParser, IDisposable
{
    private readonly WorkerSet _workers;
    private readonly int _mebibytes;
    private readonly ILogger<WorkerPool> _logger;

    /// <param name="program">Starts a worker.</param>
    /// <param name="files">The files that it may reach.</param>
    /// <param name="mebibytes">The memory that it is started with.</param>
    public WorkerPool(
        Func<ProcessStartInfo> program,
        IEnumerable<FileRule> files,
        int mebibytes,
        TimeProvider clock,
        ILogger<WorkerPool> logger
    )
    {
        (_workers, _mebibytes, _logger) = (new(program, files, clock), mebibytes, logger);
    }

    /// <summary>Process ids of the workers that there are now.</summary>
    public IReadOnlyList<int> Ids => _workers.Ids;

    // Reading from a pipe blocks, so each document has a thread of its own and takes none from the server.
    public Task<Reading> ParseAsync(ReadDocumentRequest request, CancellationToken cancellation) =>
        Task.Factory.StartNew(
            () => Parse(request, cancellation),
            cancellation,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default
        );

    public void Dispose() => _workers.Dispose();

    // A worker may end because of an earlier document or from outside, so a document is read a second time in a fresh
    // one.
    private Reading Parse(ReadDocumentRequest request, CancellationToken cancellation)
    {
        var content = request.Content;
        var head = new ReadDocumentRequest { ContentType = request.ContentType };
        var message = head.ToByteArray();
        try
        {
            return Parse(Open(_workers.Take), message, content.Span, cancellation);
        }
        catch (WorkerExitedException died)
        {
            Died(_logger, died.ExitCode);
        }

        // It may have died of what came before, or of something outside; a fresh one tells.
        try
        {
            return Parse(Open(_workers.Start), message, content.Span, cancellation);
        }
        catch (WorkerExitedException died)
        {
            Died(_logger, died.ExitCode);
            throw died.WasKilled ? DocumentErrors.OutOfMemory(_mebibytes) : DocumentErrors.ReaderFailed();
        }
    }

    // Killing the worker is the one way to end a parser that does not look at a token. A worker that answered is used
    // again; one that broke or was killed is not.
    private Reading Parse(
        WorkerProcess worker,
        ReadOnlySpan<byte> request,
        ReadOnlySpan<byte> content,
        CancellationToken cancellation
    )
    {
        var isUsable = false;
        try
        {
            IpcFrame answer;
            using (cancellation.UnsafeRegister(static w => ((WorkerProcess)w!).Kill(), worker))
            {
                WaitUntilReady(worker, cancellation);
                answer = worker.Read(request, content);
            }

            cancellation.ThrowIfCancellationRequested();
            isUsable = answer.Kind is IpcFrameKind.Reading or IpcFrameKind.Failure;
            return ReadingOf(answer);
        }
        catch (WorkerExitedException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw;
        }
        finally
        {
            _workers.Return(worker, isUsable);
        }
    }

    // The reading, or the error that the frame stands for.
    private Reading ReadingOf(IpcFrame answer)
    {
        switch (answer.Kind)
        {
            case IpcFrameKind.Reading:
                return Reading.Parser.ParseFrom(answer.Payload);
            case IpcFrameKind.Failure:
                throw RpcStatus.Parser.ParseFrom(answer.Payload).ToApiException();
            case IpcFrameKind.OutOfMemory:
                throw DocumentErrors.OutOfMemory(_mebibytes);
            default:
                Broke(_logger, Encoding.UTF8.GetString(answer.Payload));
                throw DocumentErrors.ReaderFailed();
        }
    }

    /// <summary>Starts a worker, to be taken for the first document. Returns the walls that it lacks. Blocks.</summary>
    /// <exception cref="ApiException">UNAVAILABLE: none can be started.</exception>
    public IReadOnlyList<string> FindGaps(CancellationToken cancellation)
    {
        var worker = Open(_workers.Start);
        var isUsable = false;
        try
        {
            using (cancellation.UnsafeRegister(static w => ((WorkerProcess)w!).Kill(), worker))
            {
                WaitUntilReady(worker, cancellation);
            }

            isUsable = true;
            return worker.Gaps;
        }
        catch (WorkerExitedException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw;
        }
        finally
        {
            _workers.Return(worker, isUsable);
        }
    }

    // A worker that never starts says nothing about the document.
    private void WaitUntilReady(WorkerProcess worker, CancellationToken cancellation)
    {
        try
        {
            worker.WaitUntilReady();
        }
        catch (WorkerExitedException died) when (!cancellation.IsCancellationRequested)
        {
            NotStarted(_logger, died);
            throw ApiError.Unavailable("intake worker");
        }
    }

    // UNAVAILABLE where no worker can be started.
    private WorkerProcess Open(Func<WorkerProcess> take)
    {
        try
        {
            return take();
        }
        catch (Win32Exception absent)
        {
            NotStarted(_logger, absent);
            throw ApiError.Unavailable("intake worker");
        }
    }

    // Event ids are stable: operators filter by them.
    [LoggerMessage(1, LogLevel.Warning, "A worker ended with exit code {ExitCode} under a document.")]
    private static partial void Died(ILogger logger, int exitCode);

    [LoggerMessage(2, LogLevel.Error, "A reader broke on a document: {Trace}")]
    private static partial void Broke(ILogger logger, string trace);

    [LoggerMessage(3, LogLevel.Error, "No worker can be started.")]
    private static partial void NotStarted(ILogger logger, Exception error);
}
