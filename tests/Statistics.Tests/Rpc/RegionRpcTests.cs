using Disclosure.ContractMapping;
using Disclosure.Statistics.Rpc;
using Disclosure.Statistics.Tests.Domain;
using Disclosure.Statistics.V1;
using Disclosure.Testing;
using Grpc.Core;

namespace Disclosure.Statistics.Tests.Rpc;

/// <summary>Many sheets at once, and a sheet against others, over the contract.</summary>
public sealed class RegionRpcTests : IDisposable
{
    private readonly ServiceUnderTest<StatisticsOptions> _service = new();

    private StatisticsService.StatisticsServiceClient Client =>
        _service.Client(c => new StatisticsService.StatisticsServiceClient(c));

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_sum_tells_its_contributors_largest_first()
    {
        foreach (var (agency, value) in new[] { ("aa", "5"), ("bb", "70"), ("cc", "6"), ("dd", "0") })
        {
            await WriteAsync(agency, 2023, ("requests.received.total", value));
        }

        var sum = await Client
            .SumRegion()
            .SendAsync(
                new SumRegionRequest()
                {
                    Edition = Editions.Reference2021,
                    Members = { Sheet("aa"), Sheet("bb"), Sheet("cc"), Sheet("dd") },
                    Cells = { "requests.received.total" },
                    Contributors = 2,
                }
            );
        Assert.Equal(4, sum.Members);
        Assert.Equal("81", sum.Whole.ToDomain(Editions.E2021, "sum")["requests.received.total"].ToString());
        Assert.Equal(
            [("agencies/bb/reports/2023/statistics", "70"), ("agencies/cc/reports/2023/statistics", "6")],
            sum.Contributors.Single().Contributions.Select(c => (c.Name, c.Number))
        );
    }

    [Fact]
    public async Task A_region_is_summed_whole_own_and_below_and_its_members_may_come_in_many_messages()
    {
        foreach (var (agency, value) in new[] { ("aa", "5"), ("bb", "70"), ("cc", "6") })
        {
            await WriteAsync(agency, 2023, ("requests.received.total", value));
        }

        var sum = await Client
            .SumRegion()
            .SendAsync(
                new SumRegionRequest { Edition = Editions.Reference2021, Own = Sheet("aa") },
                new SumRegionRequest { Members = { Sheet("bb") } },
                new SumRegionRequest { Members = { Sheet("cc") } }
            );
        Assert.Equal(3, sum.Members);
        Assert.Equal(
            ["81", "5", "76"],
            new[] { sum.Whole, sum.Own, sum.Collected }.Select(s =>
                s.ToDomain(Editions.E2021, "sum")["requests.received.total"].ToString()
            )
        );
    }

    [Fact]
    public async Task Reports_without_figures_are_left_out_where_they_may_be_and_said_unless_all_are()
    {
        await WriteAsync("aa", 2023, ("requests.received.total", "5"));
        var request = new SumRegionRequest { Edition = Editions.Reference2021, Members = { Sheet("aa"), Sheet("bb") } };
        Assert.Equal("REVISION_NOT_FOUND", (await FaultAsync(() => Client.SumRegion().SendAsync(request))).Reason);
        request.SkipMissing = true;
        var sum = await Client.SumRegion().SendAsync(request);
        Assert.Equal(1, sum.Members);
        Assert.Contains("有 1 份年报还没有填表格，汇总中没有它们的数。", sum.Notes);
        request.Members.RemoveAt(0);
        Assert.Equal("REVISION_NOT_FOUND", (await FaultAsync(() => Client.SumRegion().SendAsync(request))).Reason);
    }

    [Fact]
    public async Task More_members_than_a_nation_has_are_refused()
    {
        var chunk = new SumRegionRequest { Members = { Enumerable.Range(0, 5_000).Select(i => Sheet($"a{i}")) } };
        var refused = await FaultAsync(() =>
            Client
                .SumRegion()
                .SendAsync(
                    Enumerable.Repeat(chunk, 41).Prepend(new SumRegionRequest { Edition = Editions.Reference2021 })
                )
        );
        Assert.Equal(["members TOO_MANY_ITEMS"], refused.Violations);
    }

    [Fact]
    public async Task A_stream_without_what_is_required_is_refused()
    {
        var refused = await FaultAsync(() => Client.SumRegion().SendAsync(new SumRegionRequest()));
        Assert.Equal(["edition FIELD_REQUIRED"], refused.Violations);
    }

    [Fact]
    public async Task A_check_by_name_answers_the_stored_sheet_and_last_years()
    {
        await WriteAsync("aa", 2022, ("requests.carried_out.total", "3"));
        await WriteAsync("aa", 2023, ("requests.received.total", "1"));
        var checkedSheet = await Client
            .CheckSheet()
            .SendAsync(
                new CheckSheetRequest
                {
                    Name = Name("aa", 2023),
                    Stage = Stage.Submission,
                    Year = 2023,
                    Previous = { Sheet("aa", 2022) },
                }
            );
        Assert.Contains("requests.balance", checkedSheet.Findings.Select(f => f.Code));
        Assert.Contains("carry.requests", checkedSheet.Findings.Select(f => f.Code));
        Assert.Equal("1", checkedSheet.Sheet.ToDomain(Editions.E2021, "s")["requests.received.total"].ToString());
        Assert.Equal(
            "3",
            checkedSheet.LastSheet.ToDomain(Editions.E2021, "s")["requests.carried_out.total"].ToString()
        );
    }

    [Fact]
    public async Task A_check_of_a_report_without_figures_finds_its_cells_blank()
    {
        var found = await Client
            .CheckSheet()
            .SendAsync(
                new CheckSheetRequest
                {
                    Name = Name("zz", 2023),
                    Stage = Stage.Submission,
                    Year = 2023,
                }
            );
        Assert.Contains("cells.blank", found.Findings.Select(f => f.Code));
        Assert.Null(found.LastSheet);
    }

    [Fact]
    public async Task Other_sheets_come_with_the_one_asked_for_and_those_that_are_not_there_are_left_out()
    {
        await WriteAsync("aa", 2022, ("requests.received.total", "3"));
        var answer = await Client.GetStatisticsAsync(
            new()
            {
                Name = Name("aa", 2023),
                AllowMissing = true,
                Others = { Sheet("aa", 2022), Sheet("aa", 2021) },
            }
        );
        Assert.Equal((0L, null), (answer.Revision, answer.Sheet));
        Assert.Equal([Name("aa", 2022)], answer.Others.Select(o => o.Name));
    }

    [Fact]
    public async Task A_sheet_that_is_not_there_or_counted_twice_is_named()
    {
        await WriteAsync("aa", 2023);
        var missing = await FaultAsync(() =>
            Client
                .SumRegion()
                .SendAsync(
                    new SumRegionRequest() { Edition = Editions.Reference2021, Members = { Sheet("aa"), Sheet("bb") } }
                )
        );
        Assert.Equal((StatusCode.NotFound, "REVISION_NOT_FOUND"), (missing.Code, missing.Reason));
        Assert.Contains("agencies/bb/reports/2023/statistics", missing.Message, StringComparison.Ordinal);
        var twice = await FaultAsync(() =>
            Client
                .SumRegion()
                .SendAsync(
                    new SumRegionRequest() { Edition = Editions.Reference2021, Members = { Sheet("aa"), Sheet("aa") } }
                )
        );
        Assert.Equal(["members SHEET_TWICE"], twice.Violations);
        var unknown = await FaultAsync(() =>
            Client
                .SumRegion()
                .SendAsync(
                    new SumRegionRequest()
                    {
                        Edition = Editions.Reference2021,
                        Cells = { "proactive.rules.made", "requests.*.total" },
                    }
                )
        );
        Assert.Equal(["cells[proactive.rules.made] CELL_UNKNOWN"], unknown.Violations);
    }

    [Fact]
    public async Task A_pinned_revision_counts_whatever_was_written_after()
    {
        await WriteAsync("aa", 2023, ("requests.received.total", "1"));
        await WriteAsync("aa", 2023, ("requests.received.total", "2"));
        var sum = await Client
            .SumRegion()
            .SendAsync(
                new SumRegionRequest() { Edition = Editions.Reference2021, Members = { Sheet("aa", revision: 1) } }
            );
        Assert.Equal("1", sum.Whole.ToDomain(Editions.E2021, "sum")["requests.received.total"].ToString());
    }

    [Fact]
    public async Task A_check_holds_the_sheet_against_last_year_history_peers_and_members()
    {
        await WriteAsync("aa", 2022, ("requests.carried_out.total", "3"), ("proactive.licensing.decisions", "100"));
        await WriteAsync("aa", 2021, ("proactive.licensing.decisions", "100"));
        await WriteAsync("aa", 2020, "2019", ("proactive.licensing.decisions", "100"));
        await WriteAsync("bb", 2023, ("proactive.licensing.decisions", "5"));
        var answer = await Client
            .CheckSheet()
            .SendAsync(
                new CheckSheetRequest()
                {
                    Sheet = Sheets
                        .Zero(("proactive.licensing.decisions", "5000"), ("proactive.rules.in_force", "1"))
                        .ToProto(),
                    Stage = Stage.Submission,
                    Year = 2023,
                    Level = Report.V1.AgencyLevel.Town,
                    Previous = { Sheet("aa", 2022) },
                    History = { Sheet("aa", 2020), Sheet("aa", 2021), Sheet("aa", 2022) },
                    Members = { Sheet("bb") },
                }
            );
        Assert.Equal(
            ["carry.requests", "carry.in_force", "cells.not_applicable", "region.sum", "region.sum", "trend.outlier"],
            answer.Findings.Select(f => f.Code)
        );
    }

    [Fact]
    public async Task A_prefilled_sheet_is_the_first_and_its_repeat_has_one_effect()
    {
        await WriteAsync("aa", 2022, ("requests.carried_out.total", "3"));
        var request = new PrefillStatisticsRequest
        {
            Name = Name("aa", 2023),
            RequestId = $"{Guid.NewGuid()}",
            Edition = Editions.Reference2021,
            Previous = { Sheet("aa", 2022), Sheet("zz", 2022) },
        };
        var first = await Client.PrefillStatisticsAsync(request);
        Assert.Equal(first, await Client.PrefillStatisticsAsync(request));
        Assert.Equal("3", first.Sheet.ToDomain(Editions.E2021, "sheet")["requests.carried_in.total"].ToString());
        request.RequestId = $"{Guid.NewGuid()}";
        Assert.Equal(
            "ETAG_MISMATCH",
            (await FaultAsync(() => Client.PrefillStatisticsAsync(request).ResponseAsync)).Reason
        );
    }

    [Fact]
    public async Task Only_a_regions_report_is_collected()
    {
        await WriteAsync("aa", 2023);
        var fault = await FaultAsync(() =>
            Client
                .CollectStatistics()
                .SendAsync(
                    new CollectStatisticsRequest()
                    {
                        Name = Name("aa", 2023),
                        RequestId = $"{Guid.NewGuid()}",
                        Edition = Editions.Reference2021,
                        Members = { Sheet("aa") },
                    }
                )
        );
        Assert.Equal(["name NOT_A_REGION"], fault.Violations);
    }

    [Fact]
    public async Task Sheets_of_editions_without_a_declared_mapping_are_not_added_up()
    {
        await WriteAsync("aa", 2023);
        var fault = await FaultAsync(() =>
            Client
                .SumRegion()
                .SendAsync(new SumRegionRequest() { Edition = Editions.Reference2019, Members = { Sheet("aa") } })
        );
        Assert.Equal((StatusCode.FailedPrecondition, "EDITIONS_NOT_COMPARABLE"), (fault.Code, fault.Reason));
    }

    [Fact]
    public async Task Years_are_given_rising_and_those_without_figures_are_left_out()
    {
        await WriteAsync("aa", 2021, ("requests.received.total", "8"));
        await WriteAsync("aa", 2023, ("requests.received.total", "6"), ("requests.carried_in.total", "1"));
        var compared = await Client
            .CompareYears()
            .SendAsync(
                new CompareYearsRequest()
                {
                    Years =
                    {
                        Year(2021, Sheet("aa", 2021)),
                        Year(2022, Sheet("aa", 2022)),
                        Year(2023, Sheet("aa", 2023)),
                    },
                    Cells = { "requests.received.total" },
                }
            );
        Assert.Equal([2021, 2023], compared.Years);
        Assert.Equal(["", "-25.00"], compared.Cells.Single().Figures.Select(f => f.Rate));
        Assert.Empty(compared.Findings);
        var fault = await FaultAsync(() =>
            Client.CompareYears().SendAsync(new CompareYearsRequest() { Years = { Year(2023), Year(2022) } })
        );
        Assert.Equal(["years YEARS_ORDER"], fault.Violations);
    }

    [Fact]
    public async Task A_year_goes_on_in_the_next_message()
    {
        await WriteAsync("aa", 2023, ("requests.received.total", "6"));
        await WriteAsync("bb", 2023, ("requests.received.total", "1"));
        var compared = await Client
            .CompareYears()
            .SendAsync(
                new CompareYearsRequest { Years = { Year(2023, Sheet("aa")) }, Cells = { "requests.received.total" } },
                new CompareYearsRequest { Years = { Year(2023, Sheet("bb")) } }
            );
        Assert.Equal([2023], compared.Years);
        Assert.Equal("7", compared.Cells.Single().Figures.Single().Number);
    }

    private static YearSheets Year(int year, params SheetReference[] sheets) =>
        new() { Year = year, Sheets = { sheets } };

    private static string Name(string agency, int year) => $"agencies/{agency}/reports/{year}/statistics";

    private static SheetReference Sheet(string agency, int year = 2023, long revision = 0) =>
        new() { Name = Name(agency, year), Revision = revision };

    private Task WriteAsync(string agency, int year, params (string Cell, string Value)[] cells) =>
        WriteAsync(agency, year, "2021", cells);

    private async Task WriteAsync(
        string agency,
        int year,
        string edition,
        params (string Cell, string Value)[] cells
    ) =>
        await Client.ReplaceStatisticsAsync(
            new()
            {
                Name = Name(agency, year),
                RequestId = $"{Guid.NewGuid()}",
                Sheet = Sheets.Filled(edition == "2021" ? Editions.E2021 : Editions.E2019, "0", cells).ToProto(),
            }
        );

    private static async Task<(
        StatusCode Code,
        string Reason,
        string Message,
        IEnumerable<string> Violations
    )> FaultAsync(Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(call);
        var status = error.GetRpcStatus()!;
        return (
            error.StatusCode,
            status.GetDetail<Google.Rpc.ErrorInfo>()!.Reason,
            status.Message,
            (status.GetDetail<Google.Rpc.BadRequest>()?.FieldViolations ?? []).Select(v => $"{v.Field} {v.Reason}")
        );
    }
}
