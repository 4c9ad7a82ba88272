using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Disclosure.Gateway.Tests.Fakes;
using Disclosure.Report.V1;

namespace Disclosure.Gateway.Tests;

// Who may change agencies, of which a change may concern several.
public sealed partial class AccessTests
{
    // Who may close one agency may not close another's by a merger, or hang an agency under another's.
    [Theory]
    [InlineData(":merge", "\"merged\":[\"agencies/jiao-yu\"]", HttpStatusCode.Forbidden)]
    [InlineData(":split", "\"parts\":[\"agencies/yun-ze\",\"agencies/jiao-yu\"]", HttpStatusCode.Forbidden)]
    [InlineData(":close", "\"successors\":[\"agencies/jiao-yu\"]", HttpStatusCode.Forbidden)]
    [InlineData(":move", "\"parent\":\"agencies/jiao-yu\"", HttpStatusCode.Forbidden)]
    [InlineData(":move", "\"parent\":\"\"", HttpStatusCode.Forbidden)]
    [InlineData(":close", "\"successors\":[]", HttpStatusCode.OK)]
    public async Task A_change_needs_the_right_on_every_agency_that_it_concerns(
        string verb,
        string others,
        HttpStatusCode status
    )
    {
        _gateway.Recorder.AnswersAnything = true;
        _gateway.Fakes.Access.Known = new()
        {
            Principal = "token:1",
            Roles = { Tokens.Held(Role.Administrator, Sample.Agency, subtree: true) },
        };
        var body = $$$"""{"requestId":"{{{Guid.NewGuid()}}}","date":"2024-01-01",{{{others}}}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/{Sample.Agency}{verb}")
        {
            Content = new StringContent(body, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Authorization = new("Bearer", Tokens.Valid);
        using var answer = await _gateway.Http.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        var asked = _gateway.Recorder.Calls.Count(c => c.Method.StartsWith("FilingService", StringComparison.Ordinal));
        Assert.Equal(status == HttpStatusCode.OK ? 1 : 0, asked);
    }

    [Theory]
    [InlineData("", HttpStatusCode.Forbidden)]
    [InlineData("?region=agencies/jiao-yu", HttpStatusCode.Forbidden)]
    [InlineData($"?region={Sample.Agency}", HttpStatusCode.OK)]
    public async Task An_administrator_imports_a_table_into_the_region_that_is_theirs(
        string query,
        HttpStatusCode status
    )
    {
        _gateway.Fakes.Access.Known = new()
        {
            Principal = "token:1",
            Roles = { Tokens.Held(Role.Administrator, Sample.Agency, subtree: true) },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/agencies:import{query}")
        {
            Content = new StringContent("agency,title\n", Encoding.UTF8, "text/csv"),
        };
        request.Headers.Authorization = new("Bearer", Tokens.Valid);
        using var answer = await _gateway.Http.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        Assert.All(
            _gateway.Recorder.Requests<FilingV1.ImportAgenciesRequest>(),
            r => Assert.Equal(Sample.Agency, r.Region)
        );
    }
}
