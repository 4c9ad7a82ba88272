using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Disclosure.Gateway.Tests.Fakes;

namespace Disclosure.Gateway.Tests;

/// <summary>Who must report by when, and who did.</summary>
public sealed class DutyTests : IDisposable
{
    private const string Id = "6f9619ff-8b86-4d01-b42d-00c04fc96401";

    private readonly GatewayWithFakes _gateway = new();

    public void Dispose() => _gateway.Dispose();

    private PublicV1.DutyService.DutyServiceClient Client => new(_gateway.Invoker);

    [Fact]
    public async Task Rules_are_read_and_set_under_the_region_and_the_year()
    {
        var rules = await _gateway.Http.GetFromJsonAsync<JsonElement>("/v1/agencies/xian/duties/2023");
        Assert.Equal(
            ("2024-01-31", "agencies/xian", "0"),
            (Text(rules, "agencyDueDate"), Text(rules, "source"), Text(rules, "etag"))
        );
        var body = new
        {
            etag = "0",
            requestId = Id,
            exemptKinds = new[] { "AUTHORISED_ORGANISATION" },
            exemptLevels = new[] { "TOWN" },
            agencyDueDate = "2024-01-20",
            regionDueDate = "2024-03-20",
            reason = "县政府办通知",
        };
        using var answer = await _gateway.Http.PutAsJsonAsync("/v1/agencies/xian/duties/2023", body);
        Assert.Equal("2024-01-20", Text(await answer.Content.ReadFromJsonAsync<JsonElement>(), "agencyDueDate"));
        var asked = Assert.Single(_gateway.Recorder.Requests<FilingV1.SetDutyRulesRequest>());
        Assert.Equal((Id, "bootstrap"), (asked.RequestId, asked.Actor.Principal));
        Assert.Equal(
            new FilingV1.DutyRules
            {
                Name = "agencies/xian/duties/2023",
                Etag = "0",
                ExemptKinds = { ReportV1.AgencyKind.AuthorisedOrganisation },
                ExemptLevels = { ReportV1.AgencyLevel.Town },
                AgencyDueDate = "2024-01-20",
                RegionDueDate = "2024-03-20",
                Reason = "县政府办通知",
            },
            asked.Rules
        );
    }

    [Fact]
    public async Task Exceptions_are_listed_with_reason_and_date_and_without_who_decided()
    {
        var text = await _gateway.Http.GetStringAsync("/v1/agencies/xian/exceptions?year=2023&pageSize=5");
        Assert.DoesNotContain("token:1", text, StringComparison.Ordinal);
        var found = await Client.ListDutyExceptionsAsync(new() { Parent = "agencies/xian", Year = 2023 });
        Assert.Equal(("受灾延期", "2024-02-10"), (Assert.Single(found.Exceptions).Reason, found.Exceptions[0].DueDate));
        Assert.Equal(("云泽县财政局", "next"), (found.Exceptions[0].AgencyTitle, found.NextPageToken));
        var asked = _gateway.Recorder.Requests<FilingV1.ListDutyExceptionsRequest>()[0];
        Assert.Equal(("agencies/xian", 2023, 5), (asked.Parent, asked.Year, asked.PageSize));
    }

    [Fact]
    public async Task Timeliness_is_shown_year_by_year_each_year_once()
    {
        var json = await _gateway.Http.GetFromJsonAsync<JsonElement>(
            "/v1/agencies/xian:timeliness?years=2023,2022,2023"
        );
        Assert.Equal(
            [2022, 2023],
            json.GetProperty("years").EnumerateArray().Select(y => y.GetProperty("year").GetInt32())
        );
        var found = await Client.ListTimelinessAsync(new() { Name = "agencies/xian", Years = "2023" });
        var year = Assert.Single(found.Years);
        Assert.Equal((6, 3, 2, 1), (year.Due, year.OnTime, year.Late, year.Missing));
        using var wrong = await _gateway.Http.GetAsync("/v1/agencies/xian:timeliness?years=last");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task A_task_has_the_counts_of_its_reports_findings_where_they_are_asked_for()
    {
        _gateway.Fakes.Statistics.Check = new()
        {
            Findings =
            {
                Sample.Finding("requests.balance", ReportV1.Severity.Error),
                Sample.Finding("trend.outlier", ReportV1.Severity.Warning, "甲"),
                Sample.Finding("trend.outlier", ReportV1.Severity.Warning, "乙"),
            },
        };
        _gateway.Fakes.Narrative.Check = new()
        {
            Findings = { Sample.Finding("text.residue", ReportV1.Severity.Note) },
        };
        var plain = await Client.ListTasksAsync(new() { PageSize = 200 });
        Assert.All(plain.Tasks, t => Assert.Null(t.Findings));
        var counted = await Client.ListTasksAsync(new() { PageSize = 200, CountFindings = true });
        Assert.Equal(
            new PublicV1.FindingCounts
            {
                Errors = 1,
                Warnings = 2,
                Notes = 1,
            },
            counted.Tasks[0].Findings
        );
        Assert.Null(counted.Tasks[1].Findings);
        Assert.Equal([200, 50], _gateway.Recorder.Requests<FilingV1.ListTasksRequest>().Select(r => r.PageSize));
        Assert.Equal([Sample.Name], _gateway.Recorder.Requests<FilingV1.GetReportContextRequest>().Select(r => r.Name));
    }

    [Fact]
    public async Task A_report_that_is_gone_has_no_counts_and_other_failures_are_told()
    {
        _gateway.Recorder.Failures["FilingService.GetReportContext"] = Sample.Error(
            Grpc.Core.StatusCode.NotFound,
            "REPORT_NOT_FOUND"
        );
        var json = await _gateway.Http.GetFromJsonAsync<JsonElement>("/v1/tasks?countFindings=true");
        Assert.Equal(2, json.GetProperty("tasks").GetArrayLength());
        _gateway.Recorder.Failures["FilingService.GetReportContext"] = Sample.Error(
            Grpc.Core.StatusCode.FailedPrecondition,
            "EDITION_UNKNOWN"
        );
        using var failed = await _gateway.Http.GetAsync("/v1/tasks?countFindings=true");
        Assert.Equal(HttpStatusCode.BadRequest, failed.StatusCode);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
