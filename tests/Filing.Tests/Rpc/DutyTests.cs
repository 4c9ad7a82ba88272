using Disclosure.Filing.V1;
using Disclosure.Report.V1;

namespace Disclosure.Filing.Tests.Rpc;

public abstract class DutyTests(FilingHost host) : IDisposable
{
    private readonly FilingHost _host = host;

    public void Dispose()
    {
        _host.Dispose();
        GC.SuppressFinalize(this);
    }

    // The clock stands on 2024-01-15; reports on 2023 are due on 2024-01-31.
    [SkippableFact]
    public async Task Each_agency_stands_in_one_stage_and_is_late_once_its_day_has_passed()
    {
        await AddTreeAsync();
        await _host.Client.CreateReportAsync(FilingHost.NewReport("a-ju", "2023"));
        await _host.MoveAsync("agencies/a-ju/reports/2023", ReportVerb.Submit);
        await _host.Client.CreateReportAsync(FilingHost.NewReport("b-ju", "2023"));
        var counts = (await ProgressAsync()).Counts;
        Assert.Equal((4, 1, 1, 2, 0), (counts.Due, counts.Submitted, counts.Drafted, counts.Missing, counts.Late));
        _host.Clock.SetUtcNow(new(2024, 2, 1, 0, 0, 0, TimeSpan.FromHours(8)));
        var late = await ProgressAsync();
        Assert.Equal(3, late.Counts.Late);
        Assert.False(late.Agencies.Single(a => a.Agency == "agencies/a-ju").Late);
        Assert.Equal(("2024-01-31", "2024-03-31"), (late.AgencyDueDate, late.RegionDueDate));
        var years = await _host.Duties.ListTimelinessAsync(new() { Agency = "agencies/xian", Years = { 2023 } });
        var year = Assert.Single(years.Years);
        Assert.Equal((4, 1, 0, 3), (year.Due, year.OnTime, year.Late, year.Missing));
    }

    [SkippableFact]
    public async Task Rules_of_a_region_and_exceptions_by_name_decide_who_must_report_by_when()
    {
        await AddTreeAsync();
        var rules = new DutyRules
        {
            Name = "agencies/xian/duties/2023",
            ExemptLevels = { AgencyLevel.Town },
            AgencyDueDate = "2024-01-20",
            Reason = "县政府办通知",
            Etag = "0",
        };
        var set = await SetRulesAsync(rules);
        Assert.Equal(("agencies/xian", "1"), (set.Source, set.Etag));
        Assert.Equal("ETAG_MISMATCH", (await FilingHost.FaultAsync(() => SetRulesAsync(rules))).Reason);
        var inherited = await _host.Duties.GetDutyRulesAsync(new() { Name = "agencies/zhen/duties/2023" });
        Assert.Equal(("agencies/xian", "2024-01-20", "0"), (inherited.Source, inherited.AgencyDueDate, inherited.Etag));

        await SetExceptionAsync(
            new()
            {
                Name = "agencies/a-ju/duties/2023",
                Exempt = true,
                Reason = "当年新设",
            }
        );
        await SetExceptionAsync(
            new()
            {
                Name = "agencies/b-ju/duties/2023",
                DueDate = "2024-02-10",
                Reason = "受灾延期",
            }
        );
        var progress = await ProgressAsync();
        Assert.Equal((2, 2), (progress.Counts.Due, progress.Counts.Exempt));
        Assert.Equal(
            [("agencies/b-ju", "2024-02-10", "受灾延期"), ("agencies/xian", "2024-01-20", "")],
            progress.Agencies.Select(a => (a.Agency, a.DueDate, a.ExceptionReason))
        );
        var listed = await _host.Duties.ListDutyExceptionsAsync(new() { Parent = "agencies/xian", Year = 2023 });
        Assert.Equal(["临阳县教育局", "临阳县民政局"], listed.Exceptions.Select(e => e.AgencyTitle));
        var missing = (await _host.ListCountedAsync("xian", 2023)).SelectMany(m => m.Missing).Select(a => a.Name);
        Assert.Equal(["agencies/b-ju", "agencies/xian"], missing);
        await SetExceptionAsync(new() { Name = "agencies/a-ju/duties/2023", Reason = "撤销前一决定" });
        Assert.Equal(3, (await ProgressAsync()).Counts.Due);
    }

    [SkippableFact]
    public async Task The_rules_that_hold_are_those_of_the_region_that_an_agency_was_in_at_the_end_of_the_year()
    {
        await AddTreeAsync();
        await SetRulesAsync(
            new()
            {
                Name = "agencies/zhen/duties/2023",
                AgencyDueDate = "2024-01-10",
                Reason = "镇政府通知",
            }
        );
        await _host.Client.MoveAgencyAsync(
            new()
            {
                Name = "agencies/a-ju",
                Parent = "agencies/zhen",
                Date = "2024-01-05",
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );
        var due = (await ProgressAsync()).Agencies.ToDictionary(a => a.Agency, a => a.DueDate);
        Assert.Equal(("2024-01-31", "2024-01-10"), (due["agencies/a-ju"], due["agencies/zhen"]));
    }

    // Each move is in order by itself; together they leave a circle in the year between.
    [SkippableFact]
    public async Task Moves_that_were_entered_out_of_order_show_no_agency_twice()
    {
        await AddTreeAsync();
        await MoveAsync("zhen", "a-ju", "2022-01-01");
        await MoveAsync("zhen", "", "2024-01-01");
        await MoveAsync("a-ju", "zhen", "2023-01-01");
        var around = await _host.Duties.GetProgressAsync(new() { Agency = "agencies/zhen", Year = 2023 });
        Assert.Equal(["agencies/a-ju", "agencies/zhen"], around.Agencies.Select(a => a.Agency));

        async Task MoveAsync(string agency, string parent, string date) =>
            await _host.Client.MoveAgencyAsync(
                new()
                {
                    Name = $"agencies/{agency}",
                    Parent = parent.Length == 0 ? "" : $"agencies/{parent}",
                    Date = date,
                    RequestId = FilingHost.NewId(),
                    Actor = FilingHost.Bootstrap,
                }
            );
    }

    [SkippableFact]
    public async Task Tasks_are_those_of_the_roles_the_most_urgent_first()
    {
        await AddTreeAsync();
        await SetExceptionAsync(
            new()
            {
                Name = "agencies/b-ju/duties/2023",
                DueDate = "2024-01-20",
                Reason = "提前办理",
            }
        );
        await _host.Client.CreateReportAsync(FilingHost.NewReport("a-ju", "2023"));
        await _host.MoveAsync("agencies/a-ju/reports/2023", ReportVerb.Submit);
        var tasks = await TasksAsync(Role.Clerk, "agencies/xian", subtree: true);
        Assert.Equal(
            ["agencies/b-ju/reports/2023", "agencies/xian/reports/2023", "agencies/zhen/reports/2023"],
            tasks.Select(t => t.Report)
        );
        Assert.All(tasks, t => Assert.Equal(TaskKind.OpenReport, t.Kind));
        Assert.Equal(TaskKind.ApproveReport, Assert.Single(await TasksAsync(Role.Leader, "agencies/a-ju", false)).Kind);
        Assert.Empty(await TasksAsync(Role.Leader, "agencies/xian", false));
    }

    [SkippableFact]
    public async Task A_regions_report_that_became_stale_waits_for_those_who_collect_it_until_it_is_submitted_again()
    {
        await AddTreeAsync();
        var (own, region) = ("agencies/a-ju/reports/2023", "agencies/xian/reports/2023-region");
        await _host.Client.CreateReportAsync(FilingHost.NewReport("a-ju", "2023"));
        await _host.MoveAsync(own, ReportVerb.Submit);
        await _host.MoveAsync(own, ReportVerb.Approve);
        await _host.Client.CreateReportAsync(FilingHost.NewReport("xian", "2023-region"));
        await _host.MoveAsync(region, ReportVerb.Submit);
        Assert.Empty(await RecollectAsync(Role.DisclosureOffice));
        await _host.MoveAsync(own, ReportVerb.Reopen);
        var task = Assert.Single(await RecollectAsync(Role.DisclosureOffice));
        Assert.Equal(
            (region, "2024-03-31", ReportState.Submitted, false),
            (task.Report, task.DueDate, task.State, task.Late)
        );
        Assert.Single(await RecollectAsync(Role.Clerk));
        Assert.Empty(await RecollectAsync(Role.Leader));
        var told = Assert.Single((await _host.Log.ListLogEntriesAsync(new() { Kind = EventKind.RegionStale })).Entries);
        Assert.Equal(("agencies/xian", own), (told.Agency, told.Details["cause"]));
        await _host.MoveAsync(region, ReportVerb.Reopen);
        await _host.MoveAsync(region, ReportVerb.Submit);
        Assert.Empty(await RecollectAsync(Role.DisclosureOffice));

        async Task<IEnumerable<ReportTask>> RecollectAsync(Role role) =>
            (await TasksAsync(role, "agencies/xian", subtree: true)).Where(t => t.Kind == TaskKind.RecollectRegion);
    }

    [SkippableFact]
    public async Task Who_has_not_filed_by_then_is_reminded_by_one_event_each()
    {
        await AddTreeAsync();
        await _host.Client.CreateReportAsync(FilingHost.NewReport("a-ju", "2023"));
        await _host.MoveAsync("agencies/a-ju/reports/2023", ReportVerb.Submit);
        Assert.Equal(0, (await RemindAsync(10)).Reminded);
        Assert.Equal(3, (await RemindAsync(16)).Reminded);
        var events = await _host.Log.ListLogEntriesAsync(new() { Kind = EventKind.ReportReminded });
        Assert.Equal(["agencies/b-ju", "agencies/xian", "agencies/zhen"], events.Entries.Select(e => e.Agency));
    }

    private async Task<RemindAgenciesResponse> RemindAsync(int days) =>
        await _host.Duties.RemindAgenciesAsync(
            new()
            {
                Agency = "agencies/xian",
                Year = 2023,
                DaysAhead = days,
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );

    private async Task<IReadOnlyList<ReportTask>> TasksAsync(Role role, string agency, bool subtree)
    {
        var actor = new Actor
        {
            Principal = "token:a",
            Roles =
            {
                new AgencyRole
                {
                    Role = role,
                    Agency = agency,
                    Subtree = subtree,
                },
            },
        };
        return (await _host.Duties.ListTasksAsync(new() { Actor = actor })).Tasks;
    }

    private async Task<DutyRules> SetRulesAsync(DutyRules rules) =>
        await _host.Duties.SetDutyRulesAsync(
            new()
            {
                Rules = rules,
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );

    private async Task SetExceptionAsync(DutyException exception) =>
        await _host.Duties.SetDutyExceptionAsync(
            new()
            {
                Exception = exception,
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );

    private async Task<Progress> ProgressAsync() =>
        await _host.Duties.GetProgressAsync(new() { Agency = "agencies/xian", Year = 2023 });

    private async Task AddTreeAsync() =>
        await _host.Client.ImportAgenciesAsync(
            FilingHost.Table(
                "xian,临阳县人民政府,,COUNTY,GOVERNMENT,,,,,\na-ju,临阳县教育局,xian,COUNTY,DEPARTMENT,,,,,\n"
                    + "b-ju,临阳县民政局,xian,COUNTY,DEPARTMENT,,,,,\nzhen,临阳县青禾镇人民政府,xian,TOWN,GOVERNMENT,,,,,\n"
            )
        );
}

public sealed class SqliteDutyTests() : DutyTests(new());

public sealed class PostgresDutyTests() : DutyTests(FilingHost.CreateOnPostgres());
