using Disclosure.ApiErrors;
using Disclosure.Intake.Admission;
using Disclosure.Intake.Parsing;
using Disclosure.Intake.Rpc;
using Disclosure.Intake.V1;
using Disclosure.Intake.Workers;
using Disclosure.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Disclosure.Intake.Tests.Workers;

public sealed class WorkerPoolTests : IDisposable
{
    private const int Mebibytes = 256;

    private readonly FakeTimeProvider _clock = new();
    private readonly WorkerPool _pool;

    public WorkerPoolTests() => _pool = Pool(Mebibytes);

    public void Dispose() => _pool.Dispose();

    [Fact]
    public async Task What_a_worker_answers_is_what_this_process_would() => await AssertAlikeAsync(Samples.All);

    [CorpusFact]
    public async Task So_it_is_for_real_reports() =>
        await AssertAlikeAsync(
            CorpusReport.All.Select(r => Samples.Request(MediaTypes.Text, File.ReadAllBytes(r.File)))
        );

    [Fact]
    public async Task A_worker_is_started_for_the_first_document_and_kept_for_the_next()
    {
        Assert.Empty(_pool.Ids);
        await ReadAsync();
        var first = Assert.Single(_pool.Ids);
        await ReadAsync();
        Assert.Equal(first, Assert.Single(_pool.Ids));
    }

    [Fact]
    public async Task A_worker_that_no_document_comes_for_is_ended()
    {
        await ReadAsync();
        var worker = Assert.Single(_pool.Ids);
        _clock.Advance(WorkerSet.IdleTimeout);
        Assert.Empty(_pool.Ids);
        Assert.False(Processes.IsRunning(worker));
        await ReadAsync();
    }

    [Fact]
    public async Task A_worker_killed_in_the_midst_of_a_document_harms_neither_that_one_nor_another()
    {
        var stopped = await StoppedWorkerAsync();
        var (one, other) = (_pool.ParseAsync(Samples.Plain, default), _pool.ParseAsync(Samples.Plain, default));
        var first = await Task.WhenAny(one, other);
        Assert.Equal(Expected(Samples.Plain), await first);
        Assert.False(first == one ? other.IsCompleted : one.IsCompleted);

        Processes.Signal(stopped, "KILL");
        Assert.Equal(Expected(Samples.Plain), await (first == one ? other : one));
        await ReadAsync();
    }

    [Fact]
    public async Task A_worker_that_hangs_is_killed_with_the_deadline()
    {
        var stopped = await StoppedWorkerAsync();
        var options = Options.Create(new IntakeOptions { Timeout = 1 });
        var turns = new DocumentTurns(options, TimeProvider.System);
        var service = new DocumentIntakeService(Documents.Formats, _pool, [], turns, options, TimeProvider.System);
        var fault = await Assert.ThrowsAsync<ApiException>(() => service.ReadAsync(Samples.Plain, "", default));
        Assert.Equal("DOCUMENT_TOO_SLOW", fault.Reason);
        Assert.False(Processes.IsRunning(stopped));
        await ReadAsync();
    }

    [Fact]
    public async Task A_caller_that_gives_up_leaves_no_worker_at_work()
    {
        var stopped = await StoppedWorkerAsync();
        using var caller = new CancellationTokenSource();
        var reading = _pool.ParseAsync(Samples.Plain, caller.Token);
        caller.CancelAfter(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.False(Processes.IsRunning(stopped));
        await ReadAsync();
    }

    [Fact]
    public async Task A_document_that_takes_too_much_memory_is_refused_with_the_limit_named()
    {
        using var pool = Pool(64);
        var text = new byte[4_900_000];
        text.AsSpan().Fill((byte)'\n');
        for (var i = 0; i < text.Length; i += 4)
        {
            text[i] = (byte)'1';
        }

        var fault = await Assert.ThrowsAsync<ApiException>(() =>
            pool.ParseAsync(Samples.Request(MediaTypes.Text, text), default)
        );
        Assert.Equal(
            (ErrorCode.InvalidArgument, "DOCUMENT_TOO_LARGE", "64MiB", "memory"),
            (fault.Code, fault.Reason, fault.Metadata["limit"], fault.Metadata["of"])
        );
        Assert.Equal(Expected(Samples.Plain), await pool.ParseAsync(Samples.Plain, default));
    }

    [Fact]
    public async Task No_worker_outlives_the_service()
    {
        using var service = new ServiceUnderTest<IntakeOptions>();
        var client = service.Client(c => new IntakeService.IntakeServiceClient(c));
        Assert.Equal(Expected(Samples.Plain), await client.ReadDocumentAsync(Samples.Plain));
        var workers = Assert.IsType<WorkerPool>(service.Part<IDocumentParser>()).Ids;
        Assert.NotEmpty(workers);
        Assert.All(workers, w => Assert.True(Processes.IsRunning(w)));
        await service.DisposeAsync();
        await Task.WhenAll(workers.Select(Processes.EndAsync));
    }

    private WorkerPool Pool(int mebibytes) =>
        new(
            () => WorkerCommand.Create(mebibytes, 20),
            Samples.Files,
            mebibytes,
            _clock,
            NullLogger<WorkerPool>.Instance
        );

    private async Task ReadAsync() =>
        Assert.Equal(Expected(Samples.Plain), await _pool.ParseAsync(Samples.Plain, default));

    // One that has a document and does not go on with it, as under a parser that never ends.
    private async Task<int> StoppedWorkerAsync()
    {
        await ReadAsync();
        var worker = Assert.Single(_pool.Ids);
        Processes.Signal(worker, "STOP");
        return worker;
    }

    private async Task AssertAlikeAsync(IEnumerable<ReadDocumentRequest> requests)
    {
        foreach (var request in requests)
        {
            var expected = await Outcome(() => Task.FromResult(Expected(request)));
            Assert.Equal(expected, await Outcome(() => _pool.ParseAsync(request, default)));
        }
    }

    private static Reading Expected(ReadDocumentRequest request) =>
        new RequestParser(Documents.Formats, Editions.Catalog).Parse(request, request.Content.Memory, default);

    private static async Task<object> Outcome(Func<Task<Reading>> read)
    {
        try
        {
            return await read();
        }
        catch (ApiException fault)
        {
            return (fault.Code, fault.Reason, fault.Message, fault.Localized, string.Join(';', fault.Metadata));
        }
    }
}
