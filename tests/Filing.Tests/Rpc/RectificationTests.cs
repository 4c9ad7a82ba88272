using System.Text;
using Disclosure.Filing.V1;
using Disclosure.Report.V1;
using Grpc.Core;

namespace Disclosure.Filing.Tests.Rpc;

public abstract class RectificationTests(FilingHost host) : IDisposable
{
    private const string Agency = "agencies/ju";
    private const string Cell = "requests.carried_in.total";

    private readonly FilingHost _host = host;

    private static Finding Found =>
        new()
        {
            Code = "carry.requests",
            Severity = Severity.Error,
            Fingerprint = "f1",
            Cells = { "requests.carried_out.total", Cell },
        };

    public void Dispose()
    {
        _host.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task An_item_is_resolved_by_the_agency_and_closed_by_somebody_else_once_the_rule_finds_it_no_more()
    {
        await AddReportAsync();
        var item = await CreateAsync(Office("wang"), NewItem());
        Assert.Equal(
            ($"{Agency}/rectifications/1", RectificationState.Open, "wang", "临阳县教育局", false),
            (item.Name, item.State, item.Opener, item.AgencyTitle, item.Late)
        );
        Assert.Equal("VERB_NOT_ALLOWED", await ReasonAsync(item.Name, Office("wang"), RectificationVerb.Close));
        Assert.Equal("INVALID_FIELDS", await ReasonAsync(item.Name, Clerk("li"), RectificationVerb.Resolve));
        await MoveAsync(item.Name, Clerk("li"), RectificationVerb.Resolve, "已更正结转件数。");
        Assert.Equal("ROLE_REQUIRED", await ReasonAsync(item.Name, Clerk("zhao"), RectificationVerb.Close));
        Assert.Equal("FOUR_EYES", await ReasonAsync(item.Name, Office("li"), RectificationVerb.Close));
        Assert.Equal(
            "RECTIFICATION_HOLDS",
            await ReasonAsync(item.Name, Office("wang"), RectificationVerb.Close, findings: Found)
        );
        await MoveAsync(item.Name, Office("wang"), RectificationVerb.ReopenRectification, "总计栏仍不一致。");
        await MoveAsync(item.Name, Clerk("li"), RectificationVerb.Resolve, "已更正。");
        var other = Found;
        other.Cells[0] = "requests.carried_out.research";
        var closed = await MoveAsync(item.Name, Office("wang"), RectificationVerb.Close, findings: other);
        Assert.Equal(
            (RectificationState.Closed, "li", "wang", "5"),
            (closed.State, closed.Resolver, closed.Closer, closed.Etag)
        );
        var events = await _host.Log.ListLogEntriesAsync(new() { Resource = item.Name });
        Assert.Equal(
            [
                EventKind.RectificationOpened,
                EventKind.RectificationResolved,
                EventKind.RectificationReopened,
                EventKind.RectificationResolved,
                EventKind.RectificationClosed,
            ],
            events.Entries.Select(e => e.Kind)
        );
        Assert.Equal(("2024-02-20", "carry.requests"), (events.Entries[0].Details["due"], events.Entries[0].Codes[0]));
    }

    [SkippableFact]
    public async Task What_no_rule_can_tell_and_what_still_holds_is_closed_with_a_reason_only()
    {
        await AddReportAsync();
        var remark = NewItem();
        (remark.Code, remark.Title) = ("", "正文过于简略");
        remark.Cells.Clear();
        var item = await CreateAsync(Office("wang"), remark);
        var judged = await _host.Rectifications.JudgeRectificationAsync(
            new() { Name = item.Name, Findings = { Found } }
        );
        Assert.Equal((false, 0), (judged.HasHolds, judged.Findings.Count));
        await MoveAsync(item.Name, Clerk("li"), RectificationVerb.Resolve, "已补充。");
        Assert.Equal("INVALID_FIELDS", await ReasonAsync(item.Name, Office("wang"), RectificationVerb.Close));
        await MoveAsync(item.Name, Office("wang"), RectificationVerb.Close, "内容已经充实。");

        var held = await CreateAsync(Office("wang"), NewItem());
        judged = await _host.Rectifications.JudgeRectificationAsync(new() { Name = held.Name, Findings = { Found } });
        Assert.True(judged.Holds);
        Assert.Equal("f1", Assert.Single(judged.Findings).Fingerprint);
        await MoveAsync(held.Name, Clerk("li"), RectificationVerb.Resolve, "机构合并所致。");
        var closed = await MoveAsync(held.Name, Office("wang"), RectificationVerb.Close, "情况属实，准予销号。", Found);
        Assert.Equal(("情况属实，准予销号。", RectificationState.Closed), (closed.Reason, closed.State));
    }

    [SkippableFact]
    public async Task Items_are_opened_by_a_disclosure_office_about_a_report_of_the_agency_once_a_request()
    {
        await AddReportAsync();
        Assert.Equal("ROLE_REQUIRED", (await FilingHost.FaultAsync(() => CreateAsync(Clerk("li"), NewItem()))).Reason);
        var missing = NewItem();
        missing.Report = $"{Agency}/reports/2020";
        Assert.Equal(
            "REPORT_NOT_FOUND",
            (await FilingHost.FaultAsync(() => CreateAsync(Office("wang"), missing))).Reason
        );
        var wrong = new Rectification
        {
            Report = "agencies/xian/reports/2023",
            Title = "一",
            DueDate = "二月",
        };
        var fault = await FilingHost.FaultAsync(() => CreateAsync(Office("wang"), wrong));
        Assert.Equal(
            [
                "rectification.report NOT_OF_PARENT",
                "rectification.title TITLE_LENGTH",
                "rectification.due_date DATE_FORMAT",
            ],
            fault.Violations
        );
        var request = new CreateRectificationRequest
        {
            Parent = Agency,
            Rectification = NewItem(),
            RequestId = FilingHost.NewId(),
            Actor = Office("wang"),
        };
        var first = await _host.Rectifications.CreateRectificationAsync(request);
        Assert.Equal(first, await _host.Rectifications.CreateRectificationAsync(request));
        Assert.Equal($"{Agency}/rectifications/2", (await CreateAsync(Office("wang"), NewItem())).Name);
        var stale = await FilingHost.FaultAsync(() =>
            MoveAsync(first.Name, Clerk("li"), RectificationVerb.Resolve, "已更正。", etag: "7")
        );
        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), (stale.Code, stale.Reason));
        var nothing = await FilingHost.FaultAsync(() =>
            MoveAsync($"{Agency}/rectifications/9", Clerk("li"), RectificationVerb.Resolve, "已更正。")
        );
        Assert.Equal((StatusCode.NotFound, "RECTIFICATION_NOT_FOUND"), (nothing.Code, nothing.Reason));
    }

    [SkippableFact]
    public async Task A_region_lists_and_exports_its_items_in_pages_and_states()
    {
        await AddReportAsync();
        await CreateAsync(Office("wang"), NewItem());
        var risky = NewItem();
        risky.Title = "=HYPERLINK(1)";
        var second = await CreateAsync(Office("wang"), risky);
        await MoveAsync(second.Name, Clerk("li"), RectificationVerb.Resolve, "已更正。");
        var list = new ListRectificationsRequest
        {
            Parent = "agencies/xian",
            Subtree = true,
            PageSize = 1,
        };
        var page = await _host.Rectifications.ListRectificationsAsync(list);
        Assert.Equal($"{Agency}/rectifications/1", Assert.Single(page.Rectifications).Name);
        list.PageToken = page.NextPageToken;
        page = await _host.Rectifications.ListRectificationsAsync(list);
        Assert.Equal((second.Name, ""), (Assert.Single(page.Rectifications).Name, page.NextPageToken));
        Assert.Empty(
            (await _host.Rectifications.ListRectificationsAsync(new() { Parent = "agencies/xian" })).Rectifications
        );
        _host.Clock.SetUtcNow(new(2024, 2, 21, 0, 0, 0, TimeSpan.FromHours(8)));
        var open = new ListRectificationsRequest
        {
            Parent = "agencies/xian",
            Subtree = true,
            State = RectificationState.Open,
            Year = 2023,
        };
        Assert.True(Assert.Single((await _host.Rectifications.ListRectificationsAsync(open)).Rectifications).Late);
        var export = new ExportRectificationsRequest { Parent = "agencies/xian", Subtree = true };
        var table = Encoding.UTF8.GetString((await _host.Rectifications.ExportRectificationsAsync(export)).Table.Span);
        var lines = table.TrimEnd('\n').Split('\n');
        Assert.StartsWith("\uFEFF编号,机关,年报,整改事项", lines[0], StringComparison.Ordinal);
        Assert.Contains("临阳县教育局,2023,上年结转不一致,carry.requests", lines[1], StringComparison.Ordinal);
        Assert.Contains("整改中,是,wang", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(",=HYPERLINK", lines[2], StringComparison.Ordinal);
        open.Year = 2022;
        Assert.Empty((await _host.Rectifications.ListRectificationsAsync(open)).Rectifications);
    }

    [SkippableFact]
    public async Task An_item_waits_for_its_agency_and_then_for_the_disclosure_office()
    {
        await AddReportAsync();
        var item = await CreateAsync(Office("wang"), NewItem());
        Assert.Equal(item.Name, Assert.Single(await TasksAsync(Clerk("li"))).Rectification);
        Assert.Empty(await TasksAsync(Office("wang")));
        await MoveAsync(item.Name, Clerk("li"), RectificationVerb.Resolve, "已更正。");
        var task = Assert.Single(await TasksAsync(Office("wang")));
        Assert.Equal(
            (TaskKind.CloseRectification, $"{Agency}/reports/2023", "2024-02-20"),
            (task.Kind, task.Report, task.DueDate)
        );
        Assert.Empty(await TasksAsync(Clerk("li")));
    }

    private static Rectification NewItem() =>
        new()
        {
            Report = $"{Agency}/reports/2023",
            Title = "上年结转不一致",
            Code = "carry.requests",
            Cells = { Cell, "requests.carried_out.total" },
            DueDate = "2024-02-20",
        };

    private static Actor Clerk(string name) => NewActor(name, Role.Clerk, Agency);

    private static Actor Office(string name) => NewActor(name, Role.DisclosureOffice, "agencies/xian");

    private static Actor NewActor(string name, Role role, string agency) =>
        new()
        {
            Principal = name,
            Roles =
            {
                new AgencyRole
                {
                    Role = role,
                    Agency = agency,
                    Subtree = true,
                },
            },
        };

    private async Task<IEnumerable<ReportTask>> TasksAsync(Actor actor) =>
        (await _host.Duties.ListTasksAsync(new() { Actor = actor })).Tasks.Where(t => t.Rectification.Length > 0);

    private async Task<string> ReasonAsync(
        string name,
        Actor actor,
        RectificationVerb verb,
        params Finding[] findings
    ) => (await FilingHost.FaultAsync(() => MoveAsync(name, actor, verb, "", findings))).Reason;

    private async Task<Rectification> MoveAsync(
        string name,
        Actor actor,
        RectificationVerb verb,
        string reason = "",
        Finding[]? findings = null,
        string etag = ""
    ) =>
        await _host.Rectifications.MoveRectificationAsync(
            new()
            {
                Name = name,
                Etag = etag,
                Actor = actor,
                Verb = verb,
                Reason = reason,
                Findings = { findings ?? [] },
                RequestId = FilingHost.NewId(),
            }
        );

    private Task<Rectification> MoveAsync(
        string name,
        Actor actor,
        RectificationVerb verb,
        string reason,
        Finding finding
    ) => MoveAsync(name, actor, verb, reason, [finding]);

    private Task<Rectification> MoveAsync(string name, Actor actor, RectificationVerb verb, Finding findings) =>
        MoveAsync(name, actor, verb, "", [findings]);

    private async Task<Rectification> CreateAsync(Actor actor, Rectification item) =>
        await _host.Rectifications.CreateRectificationAsync(
            new()
            {
                Parent = Agency,
                Rectification = item,
                RequestId = FilingHost.NewId(),
                Actor = actor,
            }
        );

    private async Task AddReportAsync()
    {
        await _host.Client.ImportAgenciesAsync(
            FilingHost.Table(
                "xian,临阳县人民政府,,COUNTY,GOVERNMENT,,,,,\nju,临阳县教育局,xian,COUNTY,DEPARTMENT,,,,,\n"
            )
        );
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2023"));
    }
}

public sealed class SqliteRectificationTests() : RectificationTests(new());

public sealed class PostgresRectificationTests() : RectificationTests(FilingHost.CreateOnPostgres());
