using System.IO.Pipelines;
using Disclosure.Intake.Admission;
using Disclosure.Intake.Tests.Workers;
using Disclosure.Intake.V1;
using Disclosure.ServiceDefaults.Admission;
using Disclosure.Testing;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace Disclosure.Intake.Tests.Admission;

/// <summary>How many bytes of requests are in memory at a time.</summary>
public sealed class UploadBudgetTests
{
    private const int Mebibyte = 1024 * 1024;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new();
    private readonly UploadBudget _budget;

    public UploadBudgetTests() => _budget = new(64 * Mebibyte, s_patience, AdmissionErrors.Busy, _clock);

    [Fact]
    public void Many_large_uploads_hold_no_more_than_the_budget_and_leave_room_for_a_small_one()
    {
        var uploads = Enumerable.Range(0, 24).Select(i => Enter($"{i}", 18 * Mebibyte)).ToArray();
        Assert.Equal(3, uploads.Count(u => u.IsCompleted));
        Assert.Equal(54 * Mebibyte, _budget.Held);
        Assert.True(Enter("small", Mebibyte).IsCompleted);
    }

    [Fact]
    public async Task One_caller_holds_half_of_it_at_most()
    {
        var first = await Enter("a", 18 * Mebibyte);
        var second = Enter("a", 18 * Mebibyte);
        Assert.False(second.IsCompleted);
        Assert.True(Enter("b", 18 * Mebibyte).IsCompleted);
        first.Dispose();
        await second;
    }

    [Fact]
    public async Task A_request_that_is_larger_than_its_share_goes_in_alone()
    {
        (await Enter("a", 100 * Mebibyte)).Dispose();
        Assert.Equal(0, _budget.Held);
    }

    [Fact]
    public async Task Nothing_of_a_message_is_read_beyond_its_head_before_there_is_room()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(new byte[] { 0, 0, 0, 1, 2, 7, 7 });
        var room = new TaskCompletionSource();
        var asked = 0L;
        var body = new MeteredBody(pipe.Reader, Reserve, most: 1000);
        var read = body.ReadAsync();
        Assert.Equal(258, asked);
        Assert.False(read.IsCompleted);
        Assert.False(body.TryRead(out _));
        room.SetResult();
        Assert.Equal(7, (await read).Buffer.Length);

        Task Reserve(long bytes, CancellationToken cancellation)
        {
            asked = bytes;
            return room.Task;
        }
    }

    [Theory]
    [InlineData(1, 0, 1000)]
    [InlineData(0, 0xFF, 1000)]
    public async Task A_compressed_message_or_one_that_boasts_counts_as_the_largest(
        byte compressed,
        byte length,
        long counted
    )
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(new byte[] { compressed, length, 0, 0, 2 });
        var asked = 0L;
        var body = new MeteredBody(pipe.Reader, (b, _) => Task.FromResult(asked = b), most: 1000);
        await body.ReadAsync();
        Assert.Equal(counted, asked);
    }

    [Fact]
    public async Task A_call_that_finds_no_room_in_time_is_refused_with_RetryInfo_and_the_next_one_is_answered()
    {
        using var service = new ServiceUnderTest<IntakeOptions>();
        var client = service.Client(c => new IntakeService.IntakeServiceClient(c));
        var budget = service.Part<UploadBudget>();
        var room = await budget.EnterAsync("", 1L << 40, CancellationToken.None);
        var call = client.ReadDocumentAsync(Samples.Plain).ResponseAsync;
        while (!call.IsCompleted)
        {
            service.Clock.Advance(s_patience);
            await Task.WhenAny(call, Task.Delay(20));
        }

        var error = await Assert.ThrowsAsync<RpcException>(() => call);
        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        var status = error.GetRpcStatus()!;
        Assert.Equal("INTAKE_BUSY", status.GetDetail<Google.Rpc.ErrorInfo>()!.Reason);
        Assert.NotNull(status.GetDetail<Google.Rpc.RetryInfo>());
        room.Dispose();
        Assert.NotEmpty((await client.ReadDocumentAsync(Samples.Plain)).Title);
        Assert.Equal(0, budget.Held);
    }

    private Task<IDisposable> Enter(string caller, long bytes) =>
        _budget.EnterAsync(caller, bytes, CancellationToken.None);
}
