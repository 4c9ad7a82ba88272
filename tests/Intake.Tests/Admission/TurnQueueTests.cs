using Disclosure.ApiErrors;
using Disclosure.Intake.Admission;
using Microsoft.Extensions.Time.Testing;

namespace Disclosure.Intake.Tests.Admission;

/// <summary>Who is read next.</summary>
public sealed class TurnQueueTests
{
    private const long Small = TurnQueue.SmallBytes;
    private const long Large = Small + 1;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void A_small_document_does_not_wait_for_the_large_ones_of_others()
    {
        var queue = Queue(turns: 2);
        var large = Enumerable.Range(0, 4).Select(_ => Enter(queue, "a", Large)).ToArray();
        Assert.Equal([true, false, false, false], large.Select(l => l.IsCompleted));
        Assert.True(Enter(queue, "b", Small).IsCompletedSuccessfully);
        Assert.True(Enter(queue, "c", Small).IsCompletedSuccessfully);
    }

    [Fact]
    public void Nor_where_there_is_one_turn()
    {
        var queue = Queue(turns: 1);
        Assert.True(Enter(queue, "a", Large).IsCompleted);
        Assert.True(Enter(queue, "b", Small).IsCompleted);
        Assert.False(Enter(queue, "a", Small).IsCompleted);
    }

    [Fact]
    public async Task Callers_take_turns_however_many_documents_one_sends()
    {
        var queue = Queue(turns: 1, extraTurns: 0);
        var working = await Enter(queue, "a", Small);
        var second = Enter(queue, "a", Small);
        var third = Enter(queue, "a", Small);
        var other = Enter(queue, "b", Small);
        working.Dispose();
        (await other).Dispose();
        Assert.False(third.IsCompleted);
        (await second).Dispose();
        (await third).Dispose();
    }

    [Fact]
    public async Task A_large_document_is_overtaken_a_few_times_and_not_for_ever()
    {
        var queue = Queue(turns: 1, extraTurns: 0);
        var working = await Enter(queue, "a", Small);
        var large = Enter(queue, "a", Large);
        var overtaken = 0;
        for (; !large.IsCompleted; overtaken++)
        {
            var small = Enter(queue, "b", Small);
            working.Dispose();
            working = await await Task.WhenAny(small, large);
        }

        Assert.InRange(overtaken, 2, 12);
    }

    [Fact]
    public async Task Waiting_ends_with_the_time_and_says_when_to_come_again()
    {
        var queue = Queue(turns: 1, extraTurns: 0);
        var working = await Enter(queue, "a", Small);
        var waiting = Enter(queue, "b", Small);
        _clock.Advance(s_patience);
        var fault = await Assert.ThrowsAsync<ApiException>(() => waiting);
        Assert.Equal((ErrorCode.ResourceExhausted, "INTAKE_BUSY"), (fault.Code, fault.Reason));
        Assert.NotNull(fault.RetryAfter);
        working.Dispose();
        Assert.True(Enter(queue, "c", Small).IsCompleted);
    }

    [Fact]
    public async Task So_many_may_wait_and_no_more()
    {
        var queue = Queue(turns: 1, extraTurns: 0);
        using var working = await Enter(queue, "a", Small);
        var waiting = Enumerable.Range(0, 257).Select(_ => Enter(queue, "a", Small)).ToArray();
        Assert.Equal(1, waiting.Count(w => w.IsFaulted));
        var fault = await Assert.ThrowsAsync<ApiException>(() => waiting[^1]);
        Assert.Equal("INTAKE_BUSY", fault.Reason);
    }

    [Fact]
    public async Task Who_gives_up_leaves_no_place_behind()
    {
        var queue = Queue(turns: 1, extraTurns: 0);
        var working = await Enter(queue, "a", Small);
        using var caller = new CancellationTokenSource();
        var waiting = queue.EnterAsync("b", Small, limit: null, caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        working.Dispose();
        Assert.True(Enter(queue, "c", Small).IsCompleted);
    }

    [Fact]
    public async Task A_document_whose_caller_has_less_time_waits_no_longer_than_that()
    {
        var queue = Queue(1, extraTurns: 0);
        using var turn = await Enter(queue, "a", Small);
        var waiting = queue.EnterAsync("b", Small, TimeSpan.FromSeconds(1), CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var error = await Assert.ThrowsAsync<ApiException>(() => waiting);
        Assert.Equal("INTAKE_BUSY", error.Reason);
    }

    private TurnQueue Queue(int turns, int extraTurns = 1) => new(turns, extraTurns, s_patience, _clock);

    private static Task<IDisposable> Enter(TurnQueue queue, string caller, long bytes) =>
        queue.EnterAsync(caller, bytes, limit: null, CancellationToken.None);
}
