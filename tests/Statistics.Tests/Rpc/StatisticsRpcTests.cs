using Disclosure.ContractMapping;
using Disclosure.Statistics.Rpc;
using Disclosure.Statistics.Tests.Domain;
using Disclosure.Statistics.V1;
using Disclosure.Testing;
using Grpc.Core;

namespace Disclosure.Statistics.Tests.Rpc;

public sealed class StatisticsRpcTests : IDisposable
{
    private const string Name = "agencies/lin-yang/reports/2023/statistics";

    private readonly ServiceUnderTest<StatisticsOptions> _service = new();

    private StatisticsService.StatisticsServiceClient Client =>
        _service.Client(c => new StatisticsService.StatisticsServiceClient(c));

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task What_is_written_is_read_back_with_blank_zero_and_not_applicable_apart()
    {
        var sheet = Sheets
            .Zero(("requests.received.total", ""), ("proactive.rules.issued", "n/a"), ("proactive.fees.amount", "1.50"))
            .ToProto();
        var written = await Client.ReplaceStatisticsAsync(Write(sheet));
        var read = await Client.GetStatisticsAsync(new() { Name = Name });
        Assert.Equal(written, read);
        Assert.Equal(sheet, read.Sheet);
        Assert.Equal(("1", 1), (read.Etag, read.Revision));
        Assert.Equal(_service.Clock.GetUtcNow(), read.CreateTime.ToDateTimeOffset());
    }

    [Fact]
    public async Task A_stale_etag_is_aborted_with_the_current_one_and_writes_nothing()
    {
        await Client.ReplaceStatisticsAsync(Write(Sheets.Zero().ToProto()));
        await Client.ReplaceStatisticsAsync(Write(Sheets.Zero().ToProto()));
        var error = await FailsAsync(Update(("requests.received.total", "1"), etag: "1"));
        Assert.Equal(StatusCode.Aborted, error.StatusCode);
        Assert.Equal("ETAG_MISMATCH", Reason(error));
        Assert.Equal("2", error.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Metadata["etag"]);
        Assert.Equal("2", (await Client.GetStatisticsAsync(new() { Name = Name })).Etag);
    }

    [Fact]
    public async Task Zero_as_etag_asks_that_nothing_was_written_yet()
    {
        var first = Write(Sheets.Zero().ToProto());
        first.Etag = "0";
        await Client.ReplaceStatisticsAsync(first);
        var second = Write(Sheets.Zero().ToProto());
        second.Etag = "0";
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Client.ReplaceStatisticsAsync(second));
        Assert.Equal("ETAG_MISMATCH", Reason(error));
    }

    [Fact]
    public async Task A_repeated_request_has_the_first_answer_and_one_effect()
    {
        var update = Update(("requests.received.total", "1"));
        var first = await Client.UpdateCellsAsync(update);
        await Client.UpdateCellsAsync(Update(("requests.received.total", "2")));
        var repeat = await Client.UpdateCellsAsync(update);
        Assert.Equal(first, repeat);
        Assert.Equal(2, (await Client.GetStatisticsAsync(new() { Name = Name })).Revision);
    }

    [Fact]
    public async Task A_request_id_serves_one_request()
    {
        var update = Update(("requests.received.total", "1"));
        await Client.UpdateCellsAsync(update);
        update.Cells["requests.received.total"] = "2";
        var error = await FailsAsync(update);
        Assert.Equal("REQUEST_ID_REUSED", Reason(error));
        Assert.Equal(1, (await Client.GetStatisticsAsync(new() { Name = Name })).Revision);
    }

    [Fact]
    public async Task A_count_that_is_none_changes_nothing()
    {
        await Client.ReplaceStatisticsAsync(Write(Sheets.Zero().ToProto()));
        var error = await FailsAsync(Update(("requests.received.total", "-3")));
        Assert.Equal("INVALID_FIELDS", Reason(error));
        var violation = error.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Single();
        Assert.Equal(("cells[\"requests.received.total\"]", "CELL_NEGATIVE"), (violation.Field, violation.Reason));
        Assert.Equal(1, (await Client.GetStatisticsAsync(new() { Name = Name })).Revision);
    }

    [Fact]
    public async Task Of_writers_on_one_etag_exactly_one_wins()
    {
        await Client.ReplaceStatisticsAsync(Write(Sheets.Zero().ToProto()));
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(1, 8)
                .Select(async n =>
                {
                    try
                    {
                        await Client.UpdateCellsAsync(Update(("requests.received.total", $"{n}"), etag: "1"));
                        return "won";
                    }
                    catch (RpcException error)
                    {
                        return Reason(error);
                    }
                })
        );
        Assert.Equal(1, outcomes.Count(o => o == "won"));
        Assert.Equal(7, outcomes.Count(o => o == "ETAG_MISMATCH"));
    }

    [Fact]
    public async Task An_old_revision_is_still_there_and_one_that_never_was_is_not()
    {
        await Client.UpdateCellsAsync(Update(("requests.received.total", "1")));
        await Client.UpdateCellsAsync(Update(("requests.received.total", "2")));
        var old = await Client.GetStatisticsAsync(new() { Name = Name, Revision = 1 });
        Assert.Equal(1, old.Revision);
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await Client.GetStatisticsAsync(new() { Name = Name, Revision = 9 })
        );
        Assert.Equal("REVISION_NOT_FOUND", Reason(error));
    }

    [Fact]
    public async Task A_report_without_figures_is_not_found()
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await Client.GetStatisticsAsync(new() { Name = Name })
        );
        Assert.Equal((StatusCode.NotFound, "STATISTICS_NOT_FOUND"), (error.StatusCode, Reason(error)));
    }

    [Fact]
    public async Task A_sheet_of_the_wrong_size_is_refused()
    {
        var sheet = Sheets.Zero().ToProto();
        sheet.Digits.RemoveAt(0);
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await Client.ReplaceStatisticsAsync(Write(sheet))
        );
        Assert.Equal(
            "SHEET_MALFORMED",
            error.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations.Single().Reason
        );
    }

    [Theory]
    [InlineData("1999", "")]
    [InlineData("2021", "00000000000000000000000000000000")]
    public async Task A_sheet_of_an_edition_that_is_not_known_or_differs_is_refused(string edition, string digest)
    {
        var sheet = Sheets.Zero().ToProto();
        (sheet.Edition, sheet.EditionDigest) = (edition, digest);
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await Client.CheckSheet().SendAsync(new CheckSheetRequest() { Sheet = sheet, Stage = Stage.Submission })
        );
        Assert.Equal(StatusCode.FailedPrecondition, error.StatusCode);
        Assert.Equal("EDITION_UNKNOWN", Reason(error));
    }

    [Fact]
    public async Task A_check_needs_no_store_and_names_its_rules()
    {
        var answer = await Client
            .CheckSheet()
            .SendAsync(
                new CheckSheetRequest()
                {
                    Sheet = Sheets.Zero(("requests.received.total", "1")).ToProto(),
                    Stage = Stage.Submission,
                    Year = 2023,
                }
            );
        Assert.Equal(["requests.balance", "requests.applicants_sum"], answer.Findings.Select(f => f.Code));
        Assert.StartsWith("2021-", answer.RuleSet, StringComparison.Ordinal);
    }

    private async Task<RpcException> FailsAsync(UpdateCellsRequest update) =>
        await Assert.ThrowsAsync<RpcException>(async () => await Client.UpdateCellsAsync(update));

    private static string Reason(RpcException error) => error.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>()!.Reason;

    private static ReplaceStatisticsRequest Write(Disclosure.Report.V1.Sheet sheet) =>
        new()
        {
            Name = Name,
            Sheet = sheet,
            RequestId = $"{Guid.NewGuid()}",
        };

    private static UpdateCellsRequest Update((string Cell, string Value) cell, string etag = "") =>
        new()
        {
            Name = Name,
            Etag = etag,
            RequestId = $"{Guid.NewGuid()}",
            Edition = Editions.Reference2021,
            Cells = { [cell.Cell] = cell.Value },
        };
}
