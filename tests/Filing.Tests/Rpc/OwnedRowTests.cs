using Disclosure.Filing.V1;
using Disclosure.Report.V1;

namespace Disclosure.Filing.Tests.Rpc;

public abstract class OwnedRowTests(FilingHost host) : IDisposable
{
    private const string Report = "agencies/ju/reports/2023";
    private const string Justice = "agencies/si-fa";

    private readonly FilingHost _host = host;

    public void Dispose()
    {
        _host.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task An_owner_is_asked_by_a_task_and_an_event_and_its_answer_holds_until_the_figures_change()
    {
        await AddAsync();
        Assert.Equal(["rows.unconfirmed"], await JudgeAsync("f1"));
        var asked = await AskAsync("f1");
        Assert.Equal(
            ("proactive.rules", Justice, RowConfirmation.Asked, "f1"),
            (asked.Row, asked.Owner, asked.Confirmation, asked.AnsweredFingerprint)
        );
        Assert.Equal([Report], await TasksAsync());
        var told = Assert.Single((await _host.Log.ListLogEntriesAsync(new() { Kind = EventKind.RowsAsked })).Entries);
        Assert.Equal((Justice, "proactive.rules"), (told.Agency, told.Details["rows"]));
        Assert.Equal(["rows.unconfirmed"], await JudgeAsync("f1"));

        var answered = Assert.Single((await AnswerAsync("f1")).Rows);
        Assert.Equal((RowConfirmation.Confirmed, "li"), (answered.Confirmation, answered.Actor));
        Assert.Empty(await TasksAsync());
        Assert.Empty(await JudgeAsync("f1"));
        Assert.Equal(["rows.unconfirmed"], await JudgeAsync("f2"));
        var confirmed = await _host.Log.ListLogEntriesAsync(new() { Kind = EventKind.RowsConfirmed });
        Assert.Equal("agencies/ju", Assert.Single(confirmed.Entries).Agency);
        // Who has confirmed these figures is not asked again.
        Assert.Equal(RowConfirmation.Confirmed, (await AskAsync("f1")).Confirmation);
        Assert.Equal(RowConfirmation.Asked, (await AskAsync("f2")).Confirmation);
    }

    [SkippableFact]
    public async Task A_dispute_has_a_reason_and_is_a_warning_that_names_it()
    {
        await AddAsync();
        Assert.Equal(
            ["answers[0].reason REASON_LENGTH"],
            (await FilingHost.FaultAsync(() => AnswerAsync("f1", isDisputed: true))).Violations
        );
        await AnswerAsync("f1", isDisputed: true, "应为12件");
        var judged = await _host.OwnedRows.JudgeOwnedRowsAsync(new() { Name = Report, Rows = { Row("f1") } });
        var finding = Assert.Single(judged.Findings);
        Assert.Equal(("rows.disputed", Severity.Warning, "3、0、9"), (finding.Code, finding.Severity, finding.Actual));
        Assert.Equal(("agencies/xian/rulePacks/2023", 1L), (finding.RulePack.Name, finding.RulePack.Revision));
        Assert.Contains("临阳县司法局", finding.Message, StringComparison.Ordinal);
        Assert.Contains("应为12件", finding.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Only_an_owner_answers_only_for_its_rows_and_while_the_report_is_open()
    {
        await AddAsync();
        var stranger = Clerk("wu", "agencies/ju");
        Assert.Equal("ROLE_REQUIRED", (await FilingHost.FaultAsync(() => AnswerAsync("f1", actor: stranger))).Reason);
        Assert.Equal(
            ["answers[0].row ROW_NOT_OWNED"],
            (await FilingHost.FaultAsync(() => AnswerAsync("f1", row: "proactive.licensing"))).Violations
        );
        // To an agency that answers for none of its rows, the report is not there.
        var other = new ListOwnedRowsRequest { Name = Report, Owner = "agencies/xian" };
        Assert.Equal(
            "REPORT_NOT_FOUND",
            (await FilingHost.FaultAsync(_host.OwnedRows.ListOwnedRowsAsync(other))).Reason
        );
        // In its own report the owner is not asked.
        await _host.Client.CreateReportAsync(FilingHost.NewReport("si-fa", "2023"));
        Assert.Empty((await _host.OwnedRows.ListOwnedRowsAsync(new() { Name = $"{Justice}/reports/2023" })).Rows);
        await _host.MoveAsync(Report, Disclosure.Filing.V1.ReportVerb.Submit);
        Assert.Equal("REPORT_NOT_EDITABLE", (await FilingHost.FaultAsync(() => AnswerAsync("f1"))).Reason);
        Assert.Equal("REPORT_NOT_EDITABLE", (await FilingHost.FaultAsync(() => AskAsync("f1"))).Reason);
    }

    [SkippableFact]
    public async Task A_report_without_owned_rows_has_nobody_to_ask()
    {
        await AddAsync();
        await SetPackAsync(new RulePack { Reason = "撤销前一要求" });
        Assert.Equal("NO_OWNED_ROWS", (await FilingHost.FaultAsync(() => AskAsync("f1"))).Reason);
        Assert.Empty(await JudgeAsync("f1"));
        var unknown = new RulePack
        {
            RowOwners =
            {
                new RowOwner { Row = "proactive.rule", Owner = Justice },
            },
            Reason = "县政府办通知",
        };
        Assert.Equal(
            ["rule_pack.row_owners[0].row ROW_UNKNOWN"],
            (await FilingHost.FaultAsync(() => SetPackAsync(unknown))).Violations
        );
    }

    private static RowFigures Row(string fingerprint) =>
        new()
        {
            Row = "proactive.rules",
            Fingerprint = fingerprint,
            Cells = { "proactive.rules.issued" },
            Figures = "3、0、9",
        };

    private static Actor Clerk(string name, string agency) =>
        new()
        {
            Principal = name,
            Roles =
            {
                new AgencyRole { Role = Role.Clerk, Agency = agency },
            },
        };

    private async Task<IEnumerable<string>> JudgeAsync(string fingerprint)
    {
        var judged = await _host.OwnedRows.JudgeOwnedRowsAsync(new() { Name = Report, Rows = { Row(fingerprint) } });
        return judged.Findings.Select(f => f.Code);
    }

    private async Task<OwnedRow> AskAsync(string fingerprint)
    {
        var answer = await _host.OwnedRows.AskRowOwnersAsync(
            new()
            {
                Name = Report,
                RequestId = FilingHost.NewId(),
                Actor = Clerk("wu", "agencies/ju"),
                Rows = { Row(fingerprint) },
            }
        );
        return Assert.Single(answer.Rows);
    }

    private async Task<ListOwnedRowsResponse> AnswerAsync(
        string fingerprint,
        bool isDisputed = false,
        string reason = "",
        string row = "proactive.rules",
        Actor? actor = null
    ) =>
        await _host.OwnedRows.AnswerOwnedRowsAsync(
            new()
            {
                Name = Report,
                Owner = Justice,
                RequestId = FilingHost.NewId(),
                Actor = actor ?? Clerk("li", Justice),
                Answers =
                {
                    new RowAnswer
                    {
                        Row = row,
                        Fingerprint = fingerprint,
                        Disputed = isDisputed,
                        Reason = reason,
                    },
                },
            }
        );

    private async Task<IEnumerable<string>> TasksAsync()
    {
        var tasks = await _host.Duties.ListTasksAsync(new() { Actor = Clerk("li", Justice) });
        return tasks.Tasks.Where(t => t.Kind == TaskKind.ConfirmRows).Select(t => t.Report);
    }

    private async Task SetPackAsync(RulePack pack) =>
        await _host.RulePacks.SetRulePackAsync(
            new()
            {
                Name = "agencies/xian/rulePacks/2023",
                RulePack = pack,
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );

    private async Task AddAsync()
    {
        await _host.Client.ImportAgenciesAsync(
            FilingHost.Table(
                "xian,临阳县人民政府,,COUNTY,GOVERNMENT,,,,,\nju,临阳县教育局,xian,COUNTY,DEPARTMENT,,,,,\n"
                    + "si-fa,临阳县司法局,xian,COUNTY,DEPARTMENT,,,,,\n"
            )
        );
        await SetPackAsync(
            new()
            {
                RowOwners =
                {
                    new RowOwner { Row = "proactive.rules", Owner = Justice },
                },
                Reason = "县政府办通知",
            }
        );
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2023"));
    }
}

public sealed class SqliteOwnedRowTests() : OwnedRowTests(new());

public sealed class PostgresOwnedRowTests() : OwnedRowTests(FilingHost.CreateOnPostgres());
