using Dapper;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Reports;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.Filing.Tests.Domain.Workflow;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;
using Disclosure.TransparencyLog.Trees;

namespace Disclosure.Filing.Tests.Storage;

/// <summary>The promises of <see cref="IWorkflowStore"/> and of the log on every database.</summary>
public abstract class WorkflowStoreTests : StoreTests
{
    private static readonly string[] s_tables =
    [
        "report_moves",
        "report_marks",
        "report_editors",
        "report_versions",
        "log_entries",
        "log_nodes",
        "request_log",
    ];

    private static ReportName Report(string agency, string id = "2023") => ReportName.FromId("id", Name(agency), id);

    [SkippableFact]
    public async Task A_report_goes_from_draft_to_a_second_version_and_each_step_is_pinned_and_logged()
    {
        await AddAsync(Agency("ju", null));
        await OpenReportAsync("ju");
        await MoveAsync("ju", ReportVerb.Submit);
        await MoveAsync("ju", ReportVerb.Approve);
        await MoveAsync("ju", ReportVerb.Publish);
        await MoveAsync("ju", ReportVerb.Correct);
        var corrected = await Reports.FindAsync(Report("ju"), default);
        Assert.Equal(
            (ReportState.Draft, 1, 0L, true),
            (corrected!.State, corrected.Version, corrected.CountedStatistics, corrected.IsPublic)
        );
        Assert.Null(corrected.Pins);
        await MoveAsync("ju", ReportVerb.Submit, pins: Commands.Pins with { Statistics = 9 });
        await MoveAsync("ju", ReportVerb.Approve);
        await MoveAsync("ju", ReportVerb.Publish);
        var versions = await Workflow.ListVersionsAsync(Report("ju"), 10, default);
        Assert.Equal(
            [(2, 9L, "更正数据"), (1, 4L, "")],
            versions.Select(v => (v.Version, v.Pins.Statistics, v.Reason))
        );
        var moves = await Workflow.ListMovesAsync(Report("ju"), 100, default);
        Assert.Equal([8, 7, 6, 5, 4, 3, 2, 1], moves.Select(m => m.Revision));
        await RequireAgreementAsync("ju");

        await MoveAsync("ju", ReportVerb.Withdraw);
        Assert.All(await Workflow.ListVersionsAsync(Report("ju"), 10, default), v => Assert.NotNull(v.WithdrawTime));
    }

    [SkippableFact]
    public async Task A_repeat_has_the_first_answer_and_one_effect()
    {
        await AddAsync(Agency("ju", null));
        await OpenReportAsync("ju");
        var write = NewWrite();
        var command = Commands.Command(ReportVerb.Submit, Commands.Bootstrap, name: Report("ju"));
        Task<string> SubmitAsync() =>
            Workflow.MoveAsync(
                Report("ju"),
                f => ReportWorkflow.Decide(f, command),
                (_, p) => $"{p.After.Revision}",
                write,
                default
            );
        Assert.Equal("2", await SubmitAsync());
        Assert.Equal("2", await SubmitAsync());
        Assert.Equal(2, (await Log.FindHeadAsync(default)).Size - 1);
    }

    [SkippableFact]
    public async Task Approvals_and_returns_that_race_never_move_a_report_twice()
    {
        await AddAsync(Agency("ju", null));
        for (var year = 2008; year < 2008 + Races; year++)
        {
            var name = Report("ju", $"{year}");
            await OpenReportAsync("ju", name.Id);
            await MoveAsync("ju", ReportVerb.Submit, name.Id);
            ReportVerb[] racing = [ReportVerb.Approve, ReportVerb.Approve, ReportVerb.Return];
            var outcomes = await Task.WhenAll(racing.Select(verb => TryMoveAsync(name, verb, etag: "2")));
            Assert.Single(outcomes, o => o == "");
            Assert.Equal(2, outcomes.Count(o => o == "ETAG_MISMATCH"));
            Assert.Equal(3, (await Reports.FindAsync(name, default))!.Revision);
        }
    }

    [SkippableFact]
    public async Task A_step_that_fails_leaves_state_pins_and_log_as_they_were()
    {
        await AddAsync(Agency("ju", null));
        await OpenReportAsync("ju");
        await MoveAsync("ju", ReportVerb.Submit);
        await MoveAsync("ju", ReportVerb.Approve);
        foreach (var table in s_tables.Where(t => t != "report_marks" && t != "report_editors"))
        {
            await RefuseAsync(ReportVerb.Publish, table);
        }

        await MoveAsync("ju", ReportVerb.Return);
        foreach (var table in s_tables.Where(t => t != "report_versions"))
        {
            await RefuseAsync(ReportVerb.Submit, table);
        }

        await MoveAsync("ju", ReportVerb.Submit);
        await RequireAgreementAsync("ju");

        async Task RefuseAsync(ReportVerb verb, string table)
        {
            var before = await SnapshotAsync();
            await using (await BreakAsync(table))
            {
                await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => MoveAsync("ju", verb));
            }

            Assert.Equal(before, await SnapshotAsync());
        }
    }

    [SkippableFact]
    public async Task No_entry_is_lost_or_doubled_under_64_writers_and_every_one_is_proved()
    {
        const int Writers = 64;
        await AddAsync(Agency("ju", null));
        var first = (await Log.FindHeadAsync(default)).Size;
        await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(async n =>
                {
                    for (var i = 0; i < 4; i++)
                    {
                        var e = new LogEvent(EventKind.AccessRead, DateTimeOffset.UnixEpoch, "", $"r-{n}-{i}", "x");
                        await Log.AppendAsync(
                            [e, e with { Resource = $"s-{n}-{i}" }],
                            f => $"{f}",
                            NewWrite(),
                            default
                        );
                    }
                })
        );
        var head = await Log.FindHeadAsync(default);
        Assert.Equal(first + (Writers * 8), head.Size);
        var entries = await Log.ListAsync(new(null, false, "", null), 0, head.Size, 10_000, default);
        Assert.Equal(Enumerable.Range(0, (int)head.Size).Select(i => (long)i), entries.Select(e => e.Index));
        Assert.Distinct(entries.Skip((int)first).Select(e => e.Event.Resource));
        var prover = new TreeProver(Log);
        var root = await prover.FindRootAsync(head.Size, default);
        var expected = entries.Aggregate(
            TreeFrontier.Empty,
            (tree, e) => tree.Append(TreeHasher.HashLeaf(e.Entry), new List<TreeNode>())
        );
        Assert.Equal(expected.Root, root);
    }

    [SkippableFact]
    public async Task A_region_above_becomes_stale_when_a_report_begins_or_ceases_to_count()
    {
        await AddAsync(
            Agency("shi", null),
            Agency("xian", "shi"),
            Agency("ju", "xian"),
            Agency("shui", "xian") with
            {
                Kind = AgencyKind.VerticalOffice,
            }
        );
        foreach (var region in new[] { "shi", "xian" })
        {
            await OpenReportAsync(region, "2023-region");
            await MoveAsync(region, ReportVerb.Submit, "2023-region");
        }

        await OpenReportAsync("shui");
        await MoveAsync("shui", ReportVerb.Submit);
        await MoveAsync("shui", ReportVerb.Approve);
        Assert.Equal((false, false), (await IsStaleAsync("xian"), await IsStaleAsync("shi")));
        await OpenReportAsync("ju");
        await MoveAsync("ju", ReportVerb.Submit);
        await MoveAsync("ju", ReportVerb.Approve);
        Assert.Equal((true, true), (await IsStaleAsync("xian"), await IsStaleAsync("shi")));
        await MoveAsync("xian", ReportVerb.Reopen, "2023-region");
        await MoveAsync("xian", ReportVerb.Submit, "2023-region");
        Assert.False(await IsStaleAsync("xian"));
        await MoveAsync("ju", ReportVerb.Return);
        Assert.True(await IsStaleAsync("xian"));
        var stale = await Log.ListAsync(new(null, false, "", EventKind.RegionStale), 0, 1_000, 1_000, default);
        Assert.Equal(3, stale.Count);
        Assert.All(stale, e => Assert.Equal("agencies/ju/reports/2023", e.Event.Details["cause"]));

        async Task<bool> IsStaleAsync(string region) =>
            (await Reports.FindAsync(Report(region, "2023-region"), default))!.IsStale;
    }

    [SkippableFact]
    public async Task A_name_that_is_used_again_goes_on_from_the_fence_of_the_deleted_report()
    {
        await AddAsync(Agency("ju", null));
        await OpenReportAsync("ju");
        await MoveAsync("ju", ReportVerb.Delete);
        Assert.Null(await Reports.FindAsync(Report("ju"), default));
        await OpenReportAsync("ju");
        Assert.Equal(2, (await Reports.FindAsync(Report("ju"), default))!.Fence);
    }

    /// <summary>Rounds of races; each is one report.</summary>
    protected virtual int Races => 90;

    /// <summary>Makes every insert into a table fail until it is disposed.</summary>
    protected abstract Task<IAsyncDisposable> BreakAsync(string table);

    private protected async Task OpenReportAsync(string agency, string id = "2023") =>
        await Reports.AddAsync(
            new(Report(agency, id), "", ReportState.Draft, 0, 1, DateTimeOffset.UnixEpoch),
            _ => "{}",
            NewWrite(),
            default
        );

    private async Task MoveAsync(string agency, ReportVerb verb, string id = "2023", Pins? pins = null)
    {
        var name = Report(agency, id);
        var command = Commands.Command(verb, Commands.Bootstrap, name: name) with
        {
            Findings = [Commands.Finding(Severity.Warning, "w")],
            Explanations = verb == ReportVerb.Submit ? [new("机构改革", "w", "", [], "")] : [],
        };
        await Workflow.MoveAsync(
            name,
            f => ReportWorkflow.Decide(f, pins is null ? command : command with { Pins = pins }),
            (_, _) => "{}",
            NewWrite(),
            default
        );
    }

    // The reason of the refusal; empty where it was done.
    private async Task<string> TryMoveAsync(ReportName name, ReportVerb verb, string etag)
    {
        var command = Commands.Command(verb, Commands.Bootstrap, etag, name);
        try
        {
            await Workflow.MoveAsync(name, f => ReportWorkflow.Decide(f, command), (_, _) => "{}", NewWrite(), default);
            return "";
        }
        catch (ApiException refused)
        {
            return refused.Reason;
        }
    }

    // State, history and log tell the same of a report.
    private async Task RequireAgreementAsync(string agency)
    {
        var report = (await Reports.FindAsync(Report(agency), default))!;
        var moves = await Workflow.ListMovesAsync(report.Name, 1_000, default);
        Assert.Equal((report.State, report.Revision, report.Pins), (moves[0].To, moves[0].Revision, moves[0].Pins));
        var entries = await Log.ListAsync(new(null, false, $"{report.Name}", null), 0, 10_000, 1_000, default);
        Assert.Equal(moves.Select(m => m.LogIndex).Order(), entries.Select(e => e.Index));
        Assert.Equal(moves.Reverse().Select(m => (ReportState?)m.To), entries.Select(e => e.Event.To));
    }

    private async Task<string> SnapshotAsync()
    {
        await using var db = await Database.OpenAsync(default);
        var report = await Reports.FindAsync(Report("ju"), default);
        var counts = new List<long>();
        foreach (var table in s_tables)
        {
            counts.Add(await db.ExecuteScalarAsync<long>($"select count(*) from {table}"));
        }

        return $"{report} {string.Join(',', counts)} {await Log.FindHeadAsync(default)}";
    }
}

public sealed class SqliteWorkflowStoreTests : WorkflowStoreTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IDatabase Open() => Databases.Sqlite(_folder, typeof(FilingModule));

    protected override async Task<IAsyncDisposable> BreakAsync(string table)
    {
        await using var db = await Database.OpenAsync(default);
        await db.ExecuteAsync(
            $"create trigger broken before insert on {table} begin select raise(abort, 'killed'); end"
        );
        return new Repair(Database, "drop trigger broken");
    }
}

public sealed class PostgresWorkflowStoreTests : WorkflowStoreTests
{
    protected override int Races => 30;

    protected override IDatabase Open() => Databases.Postgres("filing", typeof(FilingModule));

    protected override async Task<IAsyncDisposable> BreakAsync(string table)
    {
        await using var db = await Database.OpenAsync(default);
        await db.ExecuteAsync(
            $"""
            create or replace function fail() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$;
            create trigger broken before insert on {table} for each row execute function fail();
            """
        );
        return new Repair(Database, $"drop trigger broken on {table}");
    }
}

/// <summary>Runs a statement when it is disposed.</summary>
internal sealed class Repair(IDatabase database, string statement) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await using var db = await database.OpenAsync(default);
        await db.ExecuteAsync(statement);
    }
}
