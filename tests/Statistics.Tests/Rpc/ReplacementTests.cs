using Disclosure.ContractMapping;
using Disclosure.Statistics.Rpc;
using Disclosure.Statistics.Tests.Domain;
using Disclosure.Statistics.V1;
using Disclosure.Testing;
using Grpc.Core;

namespace Disclosure.Statistics.Tests.Rpc;

/// <summary>Whole sheets: in parts, looked at first, and reserved while something else is written.</summary>
public sealed class ReplacementTests : IDisposable
{
    private const string Name = "agencies/lin-yang/reports/2023/statistics";

    private readonly ServiceUnderTest<StatisticsOptions> _service = new();

    private StatisticsService.StatisticsServiceClient Client =>
        _service.Client(c => new StatisticsService.StatisticsServiceClient(c));

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Tables_that_the_sheet_lacks_stay()
    {
        await Client.ReplaceStatisticsAsync(Write(("proactive.fees.amount", "7"), ("requests.received.total", "1")));
        var merged = Write(("requests.granted.total", "2"));
        merged.KeepBlankTables = true;
        var sheet = (await Client.ReplaceStatisticsAsync(merged)).Sheet.ToDomain(Editions.E2021, "sheet");
        Assert.Equal("7", $"{sheet["proactive.fees.amount"]}");
        Assert.Equal("2", $"{sheet["requests.granted.total"]}");
        // A table that the sheet has is replaced whole.
        Assert.True(sheet["requests.received.total"].IsBlank);
    }

    [Fact]
    public async Task A_look_answers_what_would_change_and_changes_nothing()
    {
        await Client.ReplaceStatisticsAsync(Write(("requests.received.total", "1")));
        var look = Write(("requests.received.total", "2"));
        look.ValidateOnly = true;
        var answer = await Client.ReplaceStatisticsAsync(look);
        Assert.Equal(["requests.received.total"], answer.Changes.Select(c => c.Cell));
        Assert.Equal((1, "1"), (answer.Revision, answer.Etag));
        Assert.Equal(1, (await Client.GetStatisticsAsync(new() { Name = Name })).Revision);
    }

    [Fact]
    public async Task While_a_write_is_reserved_other_writes_and_pins_are_refused()
    {
        await Client.ReplaceStatisticsAsync(Write(("requests.received.total", "1")));
        using var call = Client.ReserveStatistics();
        var shown = await SendAsync(call, new() { Write = Write(("requests.received.total", "2")) });
        Assert.Equal(0, shown!.Revision);
        Assert.Equal("WRITE_RESERVED", await ReasonAsync(Write(("requests.received.total", "3"))));
        var pin = new PinStatisticsRequest
        {
            Name = Name,
            RequestId = $"{Guid.NewGuid()}",
            Fence = 9,
        };
        await Assert.ThrowsAsync<RpcException>(async () => await Client.PinStatisticsAsync(pin));
        Assert.Equal(2, (await SendAsync(call, new() { Commit = true }))!.Revision);
        Assert.Equal(3, (await Client.ReplaceStatisticsAsync(Write(("requests.received.total", "3")))).Revision);
    }

    [Fact]
    public async Task A_reservation_that_is_given_up_leaves_everything_as_it_was()
    {
        using (var call = Client.ReserveStatistics())
        {
            await SendAsync(call, new() { Write = Write(("requests.received.total", "2")) });
            await call.RequestStream.CompleteAsync();
            Assert.False(await call.ResponseStream.MoveNext());
        }

        Assert.Equal(1, (await Client.ReplaceStatisticsAsync(Write(("requests.received.total", "1")))).Revision);
    }

    [Fact]
    public async Task A_reservation_whose_holder_died_expires()
    {
        // No end of the stream reaches the service before the clock moves on.
        using var call = Client.ReserveStatistics();
        await SendAsync(call, new() { Write = Write(("requests.received.total", "2")) });
        _service.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(1, (await Client.ReplaceStatisticsAsync(Write(("requests.received.total", "1")))).Revision);
    }

    [Fact]
    public async Task A_stale_etag_is_refused_when_it_is_reserved()
    {
        await Client.ReplaceStatisticsAsync(Write(("requests.received.total", "1")));
        using var call = Client.ReserveStatistics();
        var write = Write(("requests.received.total", "2"));
        write.Etag = "0";
        var error = await Assert.ThrowsAsync<RpcException>(() => SendAsync(call, new() { Write = write }));
        Assert.Equal(StatusCode.Aborted, error.StatusCode);
    }

    [Fact]
    public async Task A_repeat_is_answered_with_what_was_stored()
    {
        var write = Write(("requests.received.total", "2"));
        for (var i = 0; i < 2; i++)
        {
            using var call = Client.ReserveStatistics();
            await SendAsync(call, new() { Write = write });
            Assert.Equal(1, (await SendAsync(call, new() { Commit = true }))!.Revision);
        }
    }

    [Fact]
    public async Task Steps_in_another_order_are_refused()
    {
        using var call = Client.ReserveStatistics();
        var error = await Assert.ThrowsAsync<RpcException>(() => SendAsync(call, new() { Commit = true }));
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
    }

    [Theory]
    [InlineData("ABCDEF01-2345-6789-ABCD-EF0123456789")]
    [InlineData("abcdef0123456789abcdef0123456789")]
    public async Task Every_way_to_write_a_request_id_is_the_same_id(string repeated)
    {
        var write = Write(("requests.received.total", "2"));
        write.RequestId = "abcdef01-2345-6789-abcd-ef0123456789";
        await Client.ReplaceStatisticsAsync(write);
        write.RequestId = repeated;
        Assert.Equal(1, (await Client.ReplaceStatisticsAsync(write)).Revision);
    }

    private static async Task<V1.Statistics?> SendAsync(
        AsyncDuplexStreamingCall<ReserveStatisticsRequest, V1.Statistics> call,
        ReserveStatisticsRequest step
    )
    {
        await call.RequestStream.WriteAsync(step);
        return await call.ResponseStream.MoveNext() ? call.ResponseStream.Current : null;
    }

    private async Task<string> ReasonAsync(ReplaceStatisticsRequest write)
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Client.ReplaceStatisticsAsync(write));
        return error.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason;
    }

    private static ReplaceStatisticsRequest Write(params (string Cell, string Value)[] cells) =>
        new()
        {
            Name = Name,
            Sheet = Sheets.Filled(Editions.E2021, "", cells).ToProto(),
            RequestId = $"{Guid.NewGuid()}",
        };
}
