using System.Net;
using System.Net.Http.Headers;
using Disclosure.Gateway.Journal;
using Disclosure.Gateway.Tests.Fakes;
using Disclosure.Report.V1;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;

namespace Disclosure.Gateway.Tests;

/// <summary>Reads of what is not public, and refusals, come into the log.</summary>
public sealed class AccessJournalTests : IDisposable
{
    private readonly GatewayWithFakes _gateway = new();

    public void Dispose() => _gateway.Dispose();

    [Fact]
    public async Task Reads_and_refusals_are_appended_with_who_and_what_and_how_often()
    {
        _gateway.Fakes.Access.Known = new()
        {
            Principal = "token:1",
            Roles = { Tokens.Held(Role.Clerk, Sample.Agency, subtree: false) },
        };
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await GetAsync($"/v1/{Sample.Name}"));
        }

        Assert.Equal(HttpStatusCode.NotFound, await GetAsync("/v1/agencies/jiao-yu/reports/2023"));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync($"/v1/audit?agency={Sample.Agency}"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync("/v1/editions"));
        var appended = await WaitAsync(5);
        Assert.All(appended, a => Assert.Equal("token:1", a.Principal));
        Assert.Equal(
            [
                $"ACCESS_READ GetReport {Sample.Name} ",
                "ACCESS_REFUSED GetReport agencies/jiao-yu/reports/2023 REPORT_NOT_FOUND",
                $"ACCESS_REFUSED ListAuditLines {Sample.Agency} ROLE_REQUIRED",
            ],
            appended.Select(Describe).Distinct().Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_stranger_is_counted_without_what_they_sent()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync("/v1/whoami"));
        var refused = Assert.Single(await WaitAsync(1));
        Assert.Equal(
            ("", "", "Authenticate", "TOKEN_UNKNOWN"),
            (refused.Principal, refused.Resource, refused.Method, refused.Code)
        );
    }

    [Fact]
    public async Task What_is_published_is_read_without_a_note()
    {
        _gateway.Fakes.Filing.Context.Report.State = ReportState.Published;
        _gateway.Fakes.Access.Known = new()
        {
            Principal = "token:1",
            Roles = { Tokens.Held(Role.Clerk, Sample.Agency, subtree: false) },
        };
        Assert.Equal(HttpStatusCode.OK, await GetAsync($"/v1/{Sample.Name}"));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync("/v1/reports"));
        var only = Assert.Single(await WaitAsync(1));
        Assert.Equal("ROLE_REQUIRED", only.Code);
    }

    [Fact]
    public async Task A_batch_that_the_log_does_not_take_is_sent_again()
    {
        _gateway.Recorder.Failures["LogService.AppendAccess"] = new(new(StatusCode.Unavailable, "away"));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync("/v1/whoami"));
        await WaitAsync(1);
        _gateway.Recorder.Failures.Clear();
        await WaitAsync(2);
    }

    [Fact]
    public async Task A_batch_that_the_log_refuses_holds_up_no_other()
    {
        _gateway.Recorder.Failures["LogService.AppendAccess"] = Sample.Error(
            StatusCode.InvalidArgument,
            "INVALID_FIELDS"
        );
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync("/v1/whoami"));
        await WaitAsync(1);
        _gateway.Recorder.Failures.Clear();
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync("/v1/whoami"));
        Assert.Equal(2, (await WaitAsync(2)).Count);
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        Assert.Equal(2, _gateway.Recorder.Accesses.Count);
    }

    [Fact]
    public async Task A_name_that_is_no_agency_s_is_noted_as_what_was_asked_for_alone()
    {
        _gateway.Fakes.Access.Known = new() { Principal = "token:1" };
        await GetAsync("/v1/agencies/NO_CODE/reports/2023");
        var refused = Assert.Single(await WaitAsync(1));
        Assert.Equal(("", "agencies/NO_CODE/reports/2023"), (refused.Agency, refused.Resource));
    }

    [Fact]
    public void There_is_a_bound_to_what_is_told_apart_and_nothing_is_left_uncounted()
    {
        var journal = new AccessJournal(new FakeTimeProvider());
        for (var i = 0; i < AccessJournal.MaxDistinct + 50; i++)
        {
            journal.Add(new("p", "agencies/a", $"agencies/a/reports/{i}", "GetReport"));
        }

        var taken = journal.Take();
        Assert.Equal(AccessJournal.MaxDistinct + 1, taken.Count);
        Assert.Equal(AccessJournal.MaxDistinct + 50, taken.Sum(t => t.Seen.Count));
        Assert.Empty(journal.Take());
    }

    private static string Describe(FilingV1.AccessRecord access) =>
        $"{(access.Kind == FilingV1.EventKind.AccessRead ? "ACCESS_READ" : "ACCESS_REFUSED")} {access.Method} {access.Resource} {access.Code}";

    // Batches are cut by the clock, so one access may be split over two; their counts are what tells.
    private async Task<IReadOnlyList<FilingV1.AccessRecord>> WaitAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (_gateway.Recorder.Accesses.Sum(a => a.Count) < count)
        {
            await Task.Delay(50, patience.Token);
        }

        return [.. _gateway.Recorder.Accesses];
    }

    private async Task<HttpStatusCode> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Tokens.Valid);
        using var answer = await _gateway.CreateClient().SendAsync(request);
        return answer.StatusCode;
    }
}
