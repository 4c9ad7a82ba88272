using Disclosure.Filing.V1;
using Grpc.Core;

namespace Disclosure.Filing.Tests.Rpc;

public abstract class AgencyChangeTests(FilingHost host) : IDisposable
{
    private readonly FilingHost _host = host;

    public void Dispose()
    {
        _host.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task Fields_of_the_mask_are_mended_and_others_stay()
    {
        await AddTreeAsync();
        var request = new UpdateAgencyRequest
        {
            Agency = new()
            {
                Name = "agencies/ju",
                Etag = "1",
                Title = "不改",
                DivisionCode = "370101",
                Contact = new() { Phone = "0531-1234", Postcode = "250000" },
            },
            UpdateMask = new() { Paths = { "division_code", "contact.phone", "issues_rules" } },
            RequestId = FilingHost.NewId(),
            Actor = FilingHost.Bootstrap,
        };
        var updated = await _host.Client.UpdateAgencyAsync(request);
        Assert.Equal(("临阳县教育局", "370101", "2"), (updated.Title, updated.DivisionCode, updated.Etag));
        Assert.Equal(("0531-1234", ""), (updated.Contact.Phone, updated.Contact.Postcode));
        Assert.False(updated.HasIssuesRules);
        Assert.Equal(updated, await _host.Client.UpdateAgencyAsync(request));

        var history = (await _host.Client.ListAgencyChangesAsync(new() { Name = "agencies/ju" })).Changes;
        Assert.Equal(
            [("divisionCode", "", "370101"), ("contact.phone", "", "0531-1234")],
            Assert.Single(history).Fields.Select(f => (f.Field, f.Before, f.After))
        );

        request.RequestId = FilingHost.NewId();
        Assert.Equal("ETAG_MISMATCH", (await FilingHost.FaultAsync(_host.Client.UpdateAgencyAsync(request))).Reason);
        request.UpdateMask.Paths.Add("title");
        var (_, _, violations) = await FilingHost.FaultAsync(_host.Client.UpdateAgencyAsync(request));
        Assert.Equal(["update_mask MASK_PATH"], violations);
    }

    [SkippableFact]
    public async Task Reports_keep_the_title_of_their_year()
    {
        await AddTreeAsync();
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2022"));
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2023"));
        var renamed = await RenameAsync("临阳县教育和体育局", "2023-06-01");
        Assert.Equal(["临阳县教育局"], renamed.Aliases);
        Assert.StartsWith("临阳县教育局2022", (await ReportAsync("2022")).Title, StringComparison.Ordinal);
        Assert.StartsWith("临阳县教育和体育局2023", (await ReportAsync("2023")).Title, StringComparison.Ordinal);
        var (_, _, violations) = await FilingHost.FaultAsync(() => RenameAsync("临阳县教体局", "2023-06-01"));
        Assert.Equal(["date DATE_ORDER"], violations);
    }

    [SkippableFact]
    public async Task A_region_of_a_year_has_who_was_there_at_its_end()
    {
        await AddTreeAsync();
        await _host.AddAsync("xian-2", "海城县人民政府");
        await _host.Client.MoveAgencyAsync(
            new()
            {
                Name = "agencies/ju",
                Parent = "agencies/xian-2",
                Date = "2023-06-01",
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );
        Assert.Equal(["ju", "xian"], await MembersAsync("xian", 2022));
        Assert.Equal(["xian"], await MembersAsync("xian", 2023));
        Assert.Equal(["xian-2"], await MembersAsync("xian-2", 2022));
        Assert.Equal(["ju", "xian-2"], await MembersAsync("xian-2", 2023));
        var circle = _host.Client.MoveAgencyAsync(
            new()
            {
                Name = "agencies/xian-2",
                Parent = "agencies/ju",
                Date = "2024-01-01",
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );
        Assert.Equal(["parent PARENT_CIRCLE"], (await FilingHost.FaultAsync(circle)).Violations);
    }

    [SkippableFact]
    public async Task Merged_agencies_close_and_their_reports_are_compared_with()
    {
        await AddTreeAsync();
        await _host.AddAsync("tiyu", "临阳县体育局", "agencies/xian");
        foreach (var agency in new[] { "ju", "tiyu" })
        {
            await _host.Client.CreateReportAsync(FilingHost.NewReport(agency, "2022"));
        }

        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2023"));
        await _host.Client.MergeAgenciesAsync(
            new()
            {
                Name = "agencies/ju",
                Merged = { "agencies/tiyu" },
                Date = "2023-03-01",
                Reason = "临编〔2023〕1号",
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );
        var closed = await _host.Client.GetAgencyAsync(new() { Name = "agencies/tiyu" });
        Assert.Equal("2023-02-28", closed.ValidTo);
        Assert.Equal(["agencies/ju"], closed.Successors);
        var context = await _host.Client.GetReportContextAsync(new() { Name = "agencies/ju/reports/2023" });
        Assert.Equal(
            ["agencies/ju/reports/2022", "agencies/tiyu/reports/2022"],
            context.Previous.Select(p => p.Report.Name)
        );
        var changes = (await _host.Client.ListAgencyChangesAsync(new() { Name = "agencies/tiyu" })).Changes;
        Assert.Equal((AgencyChangeKind.Merged, "临编〔2023〕1号"), (Assert.Single(changes).Kind, changes[0].Reason));
        var again = _host.Client.CloseAgencyAsync(
            new()
            {
                Name = "agencies/tiyu",
                Date = "2024-01-01",
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );
        Assert.Equal("AGENCY_CLOSED", (await FilingHost.FaultAsync(again)).Reason);
    }

    [SkippableFact]
    public async Task Years_before_a_merger_are_compared_with_what_an_agency_was_made_of()
    {
        await AddTreeAsync();
        await _host.AddAsync("tiyu", "临阳县体育局", "agencies/xian");
        await _host.AddAsync("wei", "临阳县体育委员会", "agencies/xian");
        foreach (var report in new[] { "ju/2021", "ju/2022", "ju/2023", "tiyu/2022", "wei/2021", "wei/2022" })
        {
            await _host.Client.CreateReportAsync(FilingHost.NewReport(report.Split('/')[0], report.Split('/')[1]));
        }

        await MergeAsync("tiyu", "wei", "2022-05-01");
        await MergeAsync("ju", "tiyu", "2023-03-01");
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2024"));
        var context = await _host.Client.GetReportContextAsync(new() { Name = "agencies/ju/reports/2024" });
        Assert.Equal(
            ["ju/2021", "wei/2021", "ju/2022", "tiyu/2022", "ju/2023"],
            context.History.Select(h =>
                h.Name.Replace("agencies/", "", StringComparison.Ordinal)
                    .Replace("/reports", "", StringComparison.Ordinal)
            )
        );
        Assert.Equal(["agencies/ju/reports/2023"], context.Previous.Select(p => p.Report.Name));

        async Task MergeAsync(string into, string merged, string date) =>
            await _host.Client.MergeAgenciesAsync(
                new()
                {
                    Name = $"agencies/{into}",
                    Merged = { $"agencies/{merged}" },
                    Date = date,
                    RequestId = FilingHost.NewId(),
                    Actor = FilingHost.Bootstrap,
                }
            );
    }

    [SkippableTheory]
    [InlineData(true, "agencies/xin")]
    [InlineData(false, "agencies/xin", "agencies/lao")]
    public async Task Who_alone_goes_on_with_the_work_of_a_closed_agency_has_all_of_it(
        bool isWhole,
        params string[] successors
    )
    {
        await AddTreeAsync();
        await _host.AddAsync("xin", "临阳县新局", "agencies/xian");
        await _host.AddAsync("lao", "临阳县老局", "agencies/xian");
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2022"));
        await _host.Client.CreateReportAsync(FilingHost.NewReport("xin", "2023"));
        await _host.Client.CloseAgencyAsync(
            new()
            {
                Name = "agencies/ju",
                Date = "2022-12-31",
                Successors = { successors },
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );
        var context = await _host.Client.GetReportContextAsync(new() { Name = "agencies/xin/reports/2023" });
        Assert.Equal([("agencies/ju/reports/2022", !isWhole)], context.Previous.Select(p => (p.Report.Name, p.InPart)));
        Assert.Equal(isWhole ? 1 : 0, context.History.Count);
    }

    [SkippableFact]
    public async Task An_agency_with_others_below_is_not_closed_and_a_split_goes_over_in_part()
    {
        await AddTreeAsync();
        await _host.AddAsync("xin", "临阳县新局", "agencies/xian");
        var close = _host.Client.CloseAgencyAsync(
            new()
            {
                Name = "agencies/xian",
                Date = "2023-12-31",
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );
        var (code, reason, _) = await FilingHost.FaultAsync(close);
        Assert.Equal((StatusCode.FailedPrecondition, "AGENCIES_BELOW"), (code, reason));
        await _host.Client.CreateReportAsync(FilingHost.NewReport("ju", "2022"));
        await _host.Client.CreateReportAsync(FilingHost.NewReport("xin", "2023"));
        var split = await _host.Client.SplitAgencyAsync(
            new()
            {
                Name = "agencies/ju",
                Parts = { "agencies/xin" },
                Date = "2023-03-01",
                Stays = true,
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );
        Assert.Equal("", split.ValidTo);
        var context = await _host.Client.GetReportContextAsync(new() { Name = "agencies/xin/reports/2023" });
        Assert.Equal([("agencies/ju/reports/2022", true)], context.Previous.Select(p => (p.Report.Name, p.InPart)));
    }

    [SkippableFact]
    public async Task A_title_is_taken_under_a_parent_and_a_closed_parent_takes_nobody()
    {
        await AddTreeAsync();
        await _host.AddAsync("tiyu", "临阳县体育局", "agencies/xian");
        Assert.Equal(["title TITLE_TWICE"], await ViolationsAsync(() => RenameAsync("临阳县体育局", "2023-06-01")));
        Assert.Equal(
            ["agency.title TITLE_TWICE"],
            await ViolationsAsync(() => _host.AddAsync("tiyu-2", "临阳县体育局", "agencies/xian"))
        );
        await _host.Client.CloseAgencyAsync(
            new()
            {
                Name = "agencies/tiyu",
                Date = "2023-03-31",
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );
        Assert.Equal(
            ["agency.parent PARENT_CLOSED"],
            await ViolationsAsync(() => _host.AddAsync("suo", "临阳县体育所", "agencies/tiyu"))
        );
        Assert.Equal("临阳县体育局", (await RenameAsync("临阳县体育局", "2023-06-01")).Title);

        static async Task<IReadOnlyList<string>> ViolationsAsync(Func<Task> call) =>
            (await FilingHost.FaultAsync(call)).Violations;
    }

    [SkippableFact]
    public async Task The_tree_of_all_that_is_registered_can_be_gone_through()
    {
        await AddTreeAsync();
        Assert.Equal(0, (await _host.Client.CheckAgenciesAsync(new())).Total);
        await _host.AddAsync("hai-cheng", "海城市人民政府");
        await _host.Client.UpdateAgencyAsync(
            new()
            {
                Agency = new() { Name = "agencies/xian", DivisionCode = "370101" },
                UpdateMask = new() { Paths = { "division_code" } },
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );
        await _host.Client.UpdateAgencyAsync(
            new()
            {
                Agency = new()
                {
                    Name = "agencies/ju",
                    DisclosureOffice = "agencies/nobody",
                    DivisionCode = "410101",
                },
                UpdateMask = new() { Paths = { "disclosure_office", "division_code" } },
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );
        var found = await _host.Client.CheckAgenciesAsync(new());
        Assert.Equal(
            [
                ("DIVISION_ELSEWHERE", "agencies/ju"),
                ("DISCLOSURE_OFFICE_UNKNOWN", "agencies/ju"),
                ("ROOT_SECOND", "agencies/hai-cheng"),
                ("ROOT_SECOND", "agencies/xian"),
            ],
            found.Findings.Select(f => (f.Code, f.Agency))
        );
        Assert.Equal(4, found.Total);
    }

    private async Task<string[]> MembersAsync(string region, int year) =>
        [.. (await _host.ListCountedAsync(region, year)).SelectMany(m => m.Missing).Select(a => a.Name[9..])];

    private async Task<Disclosure.Filing.V1.Report> ReportAsync(string id) =>
        await _host.Client.GetReportAsync(new() { Name = $"agencies/ju/reports/{id}" });

    private async Task<Agency> RenameAsync(string title, string date) =>
        await _host.Client.RenameAgencyAsync(
            new()
            {
                Name = "agencies/ju",
                Title = title,
                Date = date,
                RequestId = FilingHost.NewId(),
                Actor = FilingHost.Bootstrap,
            }
        );

    private async Task AddTreeAsync()
    {
        await _host.AddAsync("xian", "临阳县人民政府");
        await _host.AddAsync("ju", "临阳县教育局", "agencies/xian");
    }
}

public sealed class SqliteAgencyChangeTests() : AgencyChangeTests(new());

public sealed class PostgresAgencyChangeTests() : AgencyChangeTests(FilingHost.CreateOnPostgres());
