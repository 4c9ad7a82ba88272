using Disclosure.Gateway.Tests.Fakes;
using Google.Protobuf;
using Severity = Disclosure.Report.V1.Severity;

namespace Disclosure.Gateway.Tests;

/// <summary>What the checks are given, and how their findings are joined.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly GatewayWithFakes _gateway = new();

    [Fact]
    public async Task Findings_of_figures_and_prose_come_as_one_list_with_errors_first_and_each_once()
    {
        _gateway.Fakes.Statistics.Check = new()
        {
            RuleSet = "2021-rules",
            Findings =
            {
                Sample.Finding("carry.in_force", Severity.Warning),
                Sample.Finding("requests.balance", Severity.Error),
            },
            Suggestions = { new ReportV1.Suggestion() },
            Unassessed = { new ReportV1.Unassessed { Code = "trend.outlier" } },
        };
        var twice = Sample.Finding("text.residue", Severity.Error, "残留");
        _gateway.Fakes.Narrative.Check = new() { Findings = { twice, twice } };
        var answer = await _gateway.Reports.CheckReportAsync(new() { Name = Sample.Name });
        Assert.Equal(["requests.balance", "text.residue", "carry.in_force"], answer.Findings.Select(f => f.Code));
        Assert.Equal("2021-rules", answer.RuleSet);
        Assert.Single(answer.Suggestions);
        Assert.Equal("trend.outlier", Assert.Single(answer.Unassessed).Code);
    }

    [Fact]
    public async Task Figures_are_checked_by_name_with_last_year_history_and_peers()
    {
        var request = new PublicV1.CheckReportRequest
        {
            Name = Sample.Name,
            Predecessors = { "agencies/jia" },
            PredecessorsInPart = { "agencies/yi" },
        };
        _gateway.Fakes.Filing.Context.Previous[0].InPart = true;
        await _gateway.Reports.CheckReportAsync(request);
        var asked = Assert.Single(_gateway.Recorder.Requests<FilingV1.GetReportContextRequest>());
        Assert.Equal(["agencies/jia"], asked.Predecessors);
        Assert.Equal(["agencies/yi"], asked.InPart);
        var check = Assert.Single(_gateway.Recorder.Requests<StatisticsV1.CheckSheetRequest>());
        Assert.Equal($"{Sample.Name}/statistics", check.Name);
        Assert.Equal((2023, StatisticsV1.Stage.Submission), (check.Year, check.Stage));
        Assert.Equal(ReportV1.AgencyLevel.County, check.Level);
        var last = Assert.Single(check.Previous);
        Assert.Equal(
            ($"{Sample.Agency}/reports/2022/statistics", 3, true, "机关yun-ze"),
            (last.Name, last.Revision, last.InPart, last.Title)
        );
        Assert.Equal([2, 3], check.History.Select(h => h.Revision));
        Assert.Equal([9], check.Peers.Select(p => p.Revision));
        Assert.Empty(check.Members);
    }

    [Fact]
    public async Task Prose_is_checked_with_the_figures_that_statistics_answered_and_the_names_of_the_agencies()
    {
        var (sheet, last) = (Sample.Sheet(("requests.received.total", "12")), Sample.Sheet());
        _gateway.Fakes.Statistics.Check = new() { Sheet = sheet, LastSheet = last };
        await _gateway.Reports.CheckReportAsync(new() { Name = Sample.Name });
        var check = Assert.Single(_gateway.Recorder.Requests<NarrativeV1.CheckNarrativeRequest>());
        Assert.True(check.Stored);
        Assert.Equal(Sample.Name, check.Report);
        Assert.Equal((sheet, last), (check.Context.Figures, check.Context.LastYear));
        Assert.Equal((2023, "2021", false), (check.Context.Year, check.Context.Form.Edition, check.Context.Region));
        Assert.Equal(["云泽县财政局", "县财政局"], check.Context.Agencies.Own);
        Assert.Equal(["云泽县人民政府"], check.Context.Agencies.Above);
        Assert.Equal(["云泽县教育局"], check.Context.Agencies.Others);
        Assert.Equal([Sample.Agency, "agencies/jiao-yu"], check.AlikeAgencies);
    }

    [Fact]
    public async Task A_collected_report_is_compared_with_its_members_and_names_who_is_missing()
    {
        _gateway.Fakes.Filing.Context = Sample.Context($"{Sample.Name}-region");
        _gateway.Fakes.Filing.Counted.Add(
            new()
            {
                Reports = { Sample.Pinned(2023, 1), Sample.Pinned(2023, 2, "agencies/jiao-yu") },
                Findings = { Sample.Finding("region.missing", Severity.Error) },
            }
        );
        var answer = await _gateway.Reports.CheckReportAsync(new() { Name = $"{Sample.Name}-region" });
        Assert.Equal(["region.missing"], answer.Findings.Select(f => f.Code));
        var check = Assert.Single(_gateway.Recorder.Requests<StatisticsV1.CheckSheetRequest>());
        Assert.Equal([1, 2], check.Members.Select(m => m.Revision));
        Assert.True(Assert.Single(_gateway.Recorder.Requests<NarrativeV1.CheckNarrativeRequest>()).Context.Region);
    }

    [Fact]
    public async Task What_a_region_demands_raises_severities_never_lowers_them_and_is_named_with_the_rules()
    {
        var county = new ReportV1.RulePackSource { Name = "agencies/xian/rulePacks/2023", Revision = 3 };
        _gateway.Fakes.Filing.Context.RulePack = new()
        {
            Severities =
            {
                Raise("carry.in_force", Severity.Error, county),
                Raise("requests.balance", Severity.Warning, county),
            },
            Sources = { county },
        };
        _gateway.Fakes.Statistics.Check = new()
        {
            RuleSet = "2021-rules",
            Findings =
            {
                Sample.Finding("carry.pending", Severity.Warning),
                Sample.Finding("carry.in_force", Severity.Warning),
                Sample.Finding("requests.balance", Severity.Error),
            },
        };
        var answer = await _gateway.Reports.CheckReportAsync(new() { Name = Sample.Name });
        Assert.Equal(
            [
                ("requests.balance", Severity.Error, null),
                ("carry.in_force", Severity.Error, county),
                ("carry.pending", Severity.Warning, null),
            ],
            answer.Findings.Select(f => (f.Code, f.Severity, (ReportV1.RulePackSource?)f.RulePack))
        );
        Assert.Equal("2021-rules+xian@3", answer.RuleSet);
        var check = Assert.Single(_gateway.Recorder.Requests<NarrativeV1.CheckNarrativeRequest>());
        Assert.Equal(_gateway.Fakes.Filing.Context.RulePack, check.Context.RulePack);
    }

    [Fact]
    public async Task A_member_of_a_pack_that_is_not_known_is_refused_by_name()
    {
        using var body = new StringContent(
            """{"requestId":"6f9619ff-8b86-4d01-b42d-00c04fc96430","rulePack":{"sectionLimit":[]}}""",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        using var answer = await _gateway.Http.PutAsync("/v1/agencies/xian/rulePacks/2023", body);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("rulePack.sectionLimit", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_another_agency_answers_for_are_judged_as_they_are_only_where_a_pack_says_so()
    {
        _gateway.Fakes.Statistics.Check = new() { Sheet = Sample.Sheet(("proactive.rules.issued", "3")) };
        await _gateway.Reports.CheckReportAsync(new() { Name = Sample.Name });
        Assert.Empty(_gateway.Recorder.Requests<FilingV1.JudgeOwnedRowsRequest>());
        _gateway.Fakes.Filing.Context.RulePack = new()
        {
            RowOwners =
            {
                new ReportV1.RowOwner { Row = "proactive.rules", Owner = "agencies/si-fa" },
            },
        };
        var answer = await _gateway.Reports.CheckReportAsync(new() { Name = Sample.Name });
        Assert.Contains("rows.unconfirmed", answer.Findings.Select(f => f.Code));
        var row = Assert.Single(Assert.Single(_gateway.Recorder.Requests<FilingV1.JudgeOwnedRowsRequest>()).Rows);
        Assert.Equal(("proactive.rules", "3、空白、空白"), (row.Row, row.Figures));
        Assert.Equal(["proactive.rules.issued", "proactive.rules.repealed", "proactive.rules.in_force"], row.Cells);
    }

    [Fact]
    public async Task An_owner_sees_its_rows_of_a_report_with_the_fingerprint_to_answer_by()
    {
        _gateway.Fakes.Statistics.Stored = Sample.Figures(("proactive.rules.issued", "3"));
        var json = await _gateway.Http.GetStringAsync($"/v1/agencies/si-fa/ownedRows?report={Sample.Name}");
        Assert.Contains("\"proactive.rules.issued\":\"3\"", json, StringComparison.Ordinal);
        Assert.Matches("\"fingerprint\":\"[0-9a-f]{64}\"", json);
        Assert.Equal(
            "agencies/si-fa",
            Assert.Single(_gateway.Recorder.Requests<FilingV1.ListOwnedRowsRequest>()).Owner
        );
    }

    private static ReportV1.SeverityRaise Raise(string code, Severity severity, ReportV1.RulePackSource source) =>
        new()
        {
            Code = code,
            Severity = severity,
            Source = source,
        };

    [Fact]
    public async Task A_document_that_is_only_read_is_checked_against_itself()
    {
        _gateway.Fakes.Statistics.Check = new() { Findings = { Sample.Finding("cells.blank", Severity.Warning) } };
        var reading = await _gateway.Documents.ReadDocumentAsync(
            new()
            {
                Document = new() { ContentType = "text/plain", Data = ByteString.CopyFromUtf8("text") },
            }
        );
        Assert.Equal(["cells.blank", "text.residue"], reading.Findings.Select(f => f.Code));
        Assert.Equal(("0", "0"), (reading.Narrative.Etag, reading.Statistics.Etag));
        Assert.Equal("12", reading.Statistics.Cells["requests.received.total"]);
        Assert.Equal("abc", Assert.Single(reading.Pictures).Picture);
        var sheet = Assert.Single(_gateway.Recorder.Requests<StatisticsV1.CheckSheetRequest>());
        Assert.Equal((StatisticsV1.Stage.Import, 2023, 0), (sheet.Stage, sheet.Year, sheet.Previous.Count));
        var prose = Assert.Single(_gateway.Recorder.Requests<NarrativeV1.CheckNarrativeRequest>());
        Assert.Equal(("", false), (prose.Report, prose.Stored));
        Assert.Equal(["云泽县财政局"], prose.Context.Agencies.Own);
        Assert.DoesNotContain(_gateway.Recorder.Calls, c => c.Method.StartsWith("Filing", StringComparison.Ordinal));
    }

    public void Dispose() => _gateway.Dispose();
}
