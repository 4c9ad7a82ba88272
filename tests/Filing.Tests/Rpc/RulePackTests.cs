using Disclosure.Filing.V1;
using Disclosure.Report.V1;
using Grpc.Core;
using ReportVerb = Disclosure.Filing.V1.ReportVerb;

namespace Disclosure.Filing.Tests.Rpc;

public abstract class RulePackTests(FilingHost host) : IDisposable
{
    private const string County = "agencies/xian";

    private readonly FilingHost _host = host;

    public void Dispose()
    {
        _host.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task Each_write_is_a_revision_guarded_by_its_etag_and_earlier_ones_stay()
    {
        await AddTreeAsync();
        var name = $"{County}/rulePacks/2023";
        Assert.Equal(
            (StatusCode.NotFound, "RULE_PACK_NOT_FOUND"),
            ReasonOf(await FilingHost.FaultAsync(_host.RulePacks.GetRulePackAsync(new() { Name = name })))
        );
        var first = await SetAsync(County, Limit(1000), "0");
        Assert.Equal((1, "1", "bootstrap"), (first.Revision, first.Etag, first.Actor));
        Assert.Equal("ETAG_MISMATCH", (await FilingHost.FaultAsync(() => SetAsync(County, Limit(900), "0"))).Reason);
        await SetAsync(County, Limit(900), "1");
        var old = await _host.RulePacks.GetRulePackAsync(new() { Name = name, Revision = 1 });
        Assert.Equal(1000, Assert.Single(old.SectionLimits).MaxCharacters);
        var all = await _host.RulePacks.ListRulePackRevisionsAsync(new() { Name = name });
        Assert.Equal([2, 1], all.RulePacks.Select(p => p.Revision));
        var events = await _host.Log.ListLogEntriesAsync(new() { Kind = EventKind.RulePackChanged });
        Assert.Equal(["1", "2"], events.Entries.Select(e => e.Details["pack"]));
    }

    [SkippableFact]
    public async Task A_pack_is_refused_with_every_violation_by_name()
    {
        await AddTreeAsync();
        var pack = new RulePack
        {
            SectionLimits =
            {
                new SectionLimit { Section = "overveiw", MaxCharacters = 0 },
            },
            RequiredFigures =
            {
                new RequiredFigures { Section = "requests", Cells = { "requests.received.sum" } },
            },
            ClosingSentences = { Closing("overview", "特此报告。"), Closing("overview", "特此说明。") },
            Severities = { Raise("claims.mismatch", Severity.Note), Raise("text.residu", Severity.Error) },
            AgencyDueDate = "2025-01-20",
            RegionDueDate = "三月",
            ApprovalLevels = 7,
        };
        var (code, _, violations) = await FilingHost.FaultAsync(() => SetAsync(County, pack));
        Assert.Equal(StatusCode.InvalidArgument, code);
        Assert.Equal(
            [
                "rule_pack.agency_due_date DATE_RANGE",
                "rule_pack.approval_levels LEVELS_RANGE",
                "rule_pack.closing_sentences NAMED_TWICE",
                "rule_pack.reason REASON_LENGTH",
                "rule_pack.region_due_date DATE_FORMAT",
                "rule_pack.required_figures[0].cells[0] CELL_UNKNOWN",
                "rule_pack.section_limits[0].max_characters LIMIT_RANGE",
                "rule_pack.section_limits[0].section SECTION_UNKNOWN",
                "rule_pack.severities[0].severity SEVERITY_NOT_RAISED",
                "rule_pack.severities[1].code CODE_UNKNOWN",
            ],
            violations.Order(StringComparer.Ordinal)
        );
        Assert.Empty((await _host.Log.ListLogEntriesAsync(new() { Kind = EventKind.RulePackChanged })).Entries);
    }

    [SkippableFact]
    public async Task A_region_adds_to_what_is_demanded_above_it_and_never_loosens_it()
    {
        await AddTreeAsync();
        await SetAsync(
            "agencies/shi",
            new()
            {
                SectionLimits =
                {
                    new SectionLimit { Section = "overview", MaxCharacters = 800 },
                },
                Severities = { Raise("claims.mismatch", Severity.Error) },
                ClosingSentences = { Closing("overview", "特此报告。") },
                ApprovalLevels = 2,
                Reason = "市政府办通知",
            }
        );
        await SetAsync(
            County,
            new()
            {
                SectionLimits =
                {
                    new SectionLimit { Section = "overview", MaxCharacters = 1000 },
                    new SectionLimit { Section = "problems", MaxCharacters = 500 },
                },
                Severities = { Raise("claims.mismatch", Severity.Warning) },
                ClosingSentences = { Closing("overview", "以上报告。") },
                ApprovalLevels = 1,
                Reason = "县政府办通知",
            }
        );
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2023"));
        var pack = (await _host.Client.GetReportContextAsync(new() { Name = "agencies/ju/reports/2023" })).RulePack;
        Assert.Equal(
            [("overview", 800, "agencies/shi/rulePacks/2023"), ("problems", 500, "agencies/xian/rulePacks/2023")],
            pack.SectionLimits.Select(l => (l.Section, l.MaxCharacters, l.Source.Name))
        );
        Assert.Equal(Severity.Error, Assert.Single(pack.Severities).Severity);
        Assert.Equal("以上报告。", Assert.Single(pack.ClosingSentences).Text);
        Assert.Equal(2, pack.ApprovalLevels);
        Assert.Equal(
            [("agencies/xian/rulePacks/2023", 1), ("agencies/shi/rulePacks/2023", 1)],
            pack.Sources.Select(s => (s.Name, s.Revision))
        );
        Assert.Equal(pack, await GetEffectiveAsync("agencies/ju"));
        // A vertical system reports up its own line, and a report of another year has packs of its own.
        Assert.Empty((await GetEffectiveAsync("agencies/shui-wu")).Sources);
        Assert.Null(
            (
                await _host.Client.GetReportContextAsync(
                    new() { Name = "agencies/ju/reports/2022", AllowMissing = true }
                )
            ).RulePack
        );
    }

    [SkippableFact]
    public async Task Dates_of_packs_hold_for_duties_where_no_duty_rule_is_nearer()
    {
        await AddTreeAsync();
        await _host.Duties.SetDutyRulesAsync(
            new()
            {
                Rules = new()
                {
                    Name = "agencies/shi/duties/2023",
                    ExemptLevels = { AgencyLevel.Town },
                    RegionDueDate = "2024-03-20",
                    Reason = "市政府办通知",
                },
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );
        await SetAsync(County, new() { AgencyDueDate = "2024-01-22", Reason = "县政府办通知" });
        var progress = await _host.Duties.GetProgressAsync(new() { Agency = "agencies/shi", Year = 2023 });
        Assert.Equal(
            [("agencies/ju", "2024-01-22"), ("agencies/shi", "2024-01-31"), ("agencies/xian", "2024-01-22")],
            progress.Agencies.Where(a => a.Agency != "agencies/shui-wu").Select(a => (a.Agency, a.DueDate))
        );
        // The town below the county stays exempt by the rules of the city.
        Assert.Equal(1, progress.Counts.Exempt);
        var rules = await _host.Duties.GetDutyRulesAsync(new() { Name = "agencies/ju/duties/2023" });
        Assert.Equal(
            ("2024-01-22", "2024-03-20", "agencies/xian"),
            (rules.AgencyDueDate, rules.RegionDueDate, rules.Source)
        );
    }

    [SkippableFact]
    public async Task Where_a_region_demands_it_each_level_approves_by_somebody_else_for_the_agency_above()
    {
        await AddTreeAsync();
        await SetAsync("agencies/shi", new() { ApprovalLevels = 3, Reason = "市政府办通知" });
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2023"));
        await _host.MoveAsync("agencies/ju/reports/2023", ReportVerb.Submit);
        var (office, county, city) = (
            Leader("li", "agencies/ju"),
            Leader("wang", County),
            Leader("zhao", "agencies/shi")
        );
        Assert.Contains(ReportVerb.Approve, await ListVerbsAsync(office));
        Assert.Equal(ReportState.Submitted, (await ApproveAsync(office)).State);
        Assert.DoesNotContain(ReportVerb.Approve, await ListVerbsAsync(office));
        Assert.Equal("ROLE_REQUIRED", (await FilingHost.FaultAsync(() => ApproveAsync(office))).Reason);
        Assert.Equal(ReportState.Submitted, (await ApproveAsync(county)).State);
        Assert.Equal("ROLE_REQUIRED", (await FilingHost.FaultAsync(() => ApproveAsync(county))).Reason);
        // One who may decide for every level has approved at one of them already.
        var both = Leader("wang", "agencies/shi");
        Assert.Equal("FOUR_EYES", (await FilingHost.FaultAsync(() => ApproveAsync(both))).Reason);
        Assert.Equal(ReportState.Approved, (await ApproveAsync(city)).State);
        var events = await _host.Log.ListLogEntriesAsync(new() { Kind = EventKind.ReportEndorsed });
        Assert.Equal(["1", "2"], events.Entries.Select(e => e.Details["level"]));
        var moves = await _host.Workflow.ListMovesAsync(new() { Name = "agencies/ju/reports/2023" });
        Assert.Equal(
            [ReportState.Approved, ReportState.Submitted, ReportState.Submitted],
            moves.Moves.Where(m => m.Verb == ReportVerb.Approve).Select(m => m.To)
        );
    }

    [SkippableFact]
    public async Task A_report_that_comes_back_begins_at_the_first_level_again()
    {
        await AddTreeAsync();
        await SetAsync(County, new() { ApprovalLevels = 2, Reason = "县政府办通知" });
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2023"));
        var report = "agencies/ju/reports/2023";
        await _host.MoveAsync(report, ReportVerb.Submit);
        await ApproveAsync(Leader("li", "agencies/ju"));
        await _host.MoveAsync(report, ReportVerb.Reopen);
        await _host.MoveAsync(report, ReportVerb.Submit);
        Assert.Equal(ReportState.Submitted, (await ApproveAsync(Leader("li", "agencies/ju"))).State);
        Assert.Equal(ReportState.Approved, (await ApproveAsync(Leader("wang", County))).State);
    }

    private static Actor Leader(string name, string agency) =>
        new()
        {
            Principal = name,
            Roles =
            {
                new AgencyRole
                {
                    Role = Role.Leader,
                    Agency = agency,
                    Subtree = true,
                },
            },
        };

    private async Task<IReadOnlyList<ReportVerb>> ListVerbsAsync(Actor actor) =>
        (await _host.Workflow.ListVerbsAsync(new() { Name = "agencies/ju/reports/2023", Actor = actor })).Verbs;

    private async Task<Disclosure.Filing.V1.Report> ApproveAsync(Actor actor) =>
        await _host.Workflow.MoveReportAsync(
            new()
            {
                Name = "agencies/ju/reports/2023",
                RequestId = FilingHost.NewId(),
                Actor = actor,
                Verb = ReportVerb.Approve,
            }
        );

    private static RulePack Limit(int most) =>
        new()
        {
            SectionLimits =
            {
                new SectionLimit { Section = "overview", MaxCharacters = most },
            },
            Reason = "县政府办通知",
        };

    private static ClosingSentence Closing(string section, string text) => new() { Section = section, Text = text };

    private static SeverityRaise Raise(string code, Severity severity) => new() { Code = code, Severity = severity };

    private static (StatusCode, string) ReasonOf((StatusCode Code, string Reason, IReadOnlyList<string>) fault) =>
        (fault.Code, fault.Reason);

    private async Task<RulePack> GetEffectiveAsync(string agency) =>
        await _host.RulePacks.GetRulePackAsync(new() { Name = $"{agency}/rulePacks/2023", Effective = true });

    private async Task<RulePack> SetAsync(string agency, RulePack pack, string etag = "") =>
        await _host.RulePacks.SetRulePackAsync(
            new()
            {
                Name = $"{agency}/rulePacks/2023",
                Etag = etag,
                RulePack = pack,
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );

    private async Task AddTreeAsync() =>
        await _host.Client.ImportAgenciesAsync(
            FilingHost.Table(
                "shi,云泽市人民政府,,CITY,GOVERNMENT,,,,,\nxian,临阳县人民政府,shi,COUNTY,GOVERNMENT,,,,,\n"
                    + "ju,临阳县教育局,xian,COUNTY,DEPARTMENT,,,,,\nzhen,临阳县青禾镇人民政府,xian,TOWN,GOVERNMENT,,,,,\n"
                    + "shui-wu,临阳县税务局,xian,COUNTY,VERTICAL_OFFICE,,,,,\n"
            )
        );
}

public sealed class SqliteRulePackTests() : RulePackTests(new());

public sealed class PostgresRulePackTests() : RulePackTests(FilingHost.CreateOnPostgres());
