using System.Text.Json;
using Disclosure.Gateway.Access;
using Disclosure.Gateway.OpenApi;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.Tests;

public sealed class OpenApiTests
{
    private static readonly JsonElement s_document = JsonDocument
        .Parse(new OpenApiDocument([.. PublicService.All.Select(s => s.Contract)], AnonymousPaths.Contains).Json)
        .RootElement;

    // Other systems hold these paths; none may disappear or change.
    private static readonly string[] s_paths =
    [
        "delete /v1/agencies/{agency}/reports/{report}",
        "get /schemas/{schema}",
        "get /v1/agencies",
        "get /v1/agencies/{agency}",
        "get /v1/agencies/{agency}/changes",
        "get /v1/agencies/{agency}/duties/{duty}",
        "get /v1/agencies/{agency}/exceptions",
        "get /v1/agencies/{agency}/grants",
        "get /v1/agencies/{agency}/ownedRows",
        "get /v1/agencies/{agency}/rectifications",
        "get /v1/agencies/{agency}/rectifications/{rectification}",
        "get /v1/agencies/{agency}/rectifications/{rectification}:check",
        "get /v1/agencies/{agency}/rectifications:export",
        "get /v1/agencies/{agency}/reports/{report}",
        "get /v1/agencies/{agency}/reports/{report}/marks",
        "get /v1/agencies/{agency}/reports/{report}/moves",
        "get /v1/agencies/{agency}/reports/{report}/narrative",
        "get /v1/agencies/{agency}/reports/{report}/narrative/sections/{section}",
        "get /v1/agencies/{agency}/reports/{report}/ownedRows",
        "get /v1/agencies/{agency}/reports/{report}/pictures/{picture}",
        "get /v1/agencies/{agency}/reports/{report}/revisions",
        "get /v1/agencies/{agency}/reports/{report}/statistics",
        "get /v1/agencies/{agency}/reports/{report}/versions",
        "get /v1/agencies/{agency}/reports/{report}:chart",
        "get /v1/agencies/{agency}/reports/{report}:check",
        "get /v1/agencies/{agency}/reports/{report}:diff",
        "get /v1/agencies/{agency}/reports/{report}:receipt",
        "get /v1/agencies/{agency}/reports/{report}:render",
        "get /v1/agencies/{agency}/rulePacks/{rulePack}",
        "get /v1/agencies/{agency}/rulePacks/{rulePack}/revisions",
        "get /v1/agencies/{agency}/tokens",
        "delete /v1/agencies/{agency}/webhooks/{webhook}",
        "get /v1/agencies/{agency}/webhooks",
        "get /v1/agencies/{agency}/webhooks/{webhook}",
        "get /v1/agencies/{agency}/webhooks/{webhook}/deadLetters",
        "patch /v1/agencies/{agency}/webhooks/{webhook}",
        "post /v1/agencies/{agency}/webhooks",
        "post /v1/agencies/{agency}/webhooks/{webhook}:replay",
        "post /v1/agencies/{agency}/webhooks/{webhook}:rotate",
        "get /v1/agencies/{agency}:aggregate",
        "get /v1/agencies/{agency}:bundle",
        "get /v1/agencies/{agency}:compare",
        "get /v1/agencies/{agency}:progress",
        "get /v1/agencies/{agency}:timeliness",
        "get /v1/agencies:check",
        "get /v1/agencies:export",
        "get /v1/audit",
        "get /v1/editions",
        "get /v1/editions/{edition}",
        "get /v1/events",
        "get /v1/log/entries",
        "get /v1/reports",
        "get /v1/tasks",
        "get /v1/whoami",
        "patch /v1/agencies/{agency}",
        "patch /v1/agencies/{agency}/reports/{report}/narrative/sections/{section}",
        "patch /v1/agencies/{agency}/reports/{report}/statistics",
        "post /v1/agencies",
        "post /v1/agencies/{agency}/archives:import",
        "post /v1/agencies/{agency}/grants",
        "post /v1/agencies/{agency}/grants/{grant}:revoke",
        "post /v1/agencies/{agency}/ownedRows:answer",
        "post /v1/agencies/{agency}/rectifications",
        "post /v1/agencies/{agency}/rectifications/{rectification}:close",
        "post /v1/agencies/{agency}/rectifications/{rectification}:reopen",
        "post /v1/agencies/{agency}/rectifications/{rectification}:resolve",
        "post /v1/agencies/{agency}/reports",
        "post /v1/agencies/{agency}/reports/{report}/narrative:restore",
        "post /v1/agencies/{agency}/reports/{report}/narrative:start",
        "post /v1/agencies/{agency}/reports/{report}/pictures",
        "post /v1/agencies/{agency}/reports/{report}/statistics:collect",
        "post /v1/agencies/{agency}/reports/{report}/statistics:restore",
        "post /v1/agencies/{agency}/reports/{report}:approve",
        "post /v1/agencies/{agency}/reports/{report}:askOwners",
        "post /v1/agencies/{agency}/reports/{report}:bind",
        "post /v1/agencies/{agency}/reports/{report}:confirm",
        "post /v1/agencies/{agency}/reports/{report}:correct",
        "post /v1/agencies/{agency}/reports/{report}:explain",
        "post /v1/agencies/{agency}/reports/{report}:import",
        "post /v1/agencies/{agency}/reports/{report}:publish",
        "post /v1/agencies/{agency}/reports/{report}:reopen",
        "post /v1/agencies/{agency}/reports/{report}:return",
        "post /v1/agencies/{agency}/reports/{report}:submit",
        "post /v1/agencies/{agency}/reports/{report}:withdraw",
        "post /v1/agencies/{agency}/tokens",
        "post /v1/agencies/{agency}/tokens/{token}:revoke",
        "post /v1/agencies/{agency}:close",
        "post /v1/agencies/{agency}:merge",
        "post /v1/agencies/{agency}:move",
        "post /v1/agencies/{agency}:remind",
        "post /v1/agencies/{agency}:rename",
        "post /v1/agencies/{agency}:setDuty",
        "post /v1/agencies/{agency}:split",
        "post /v1/agencies:import",
        "post /v1/documents:read",
        "post /v1/documents:readArchive",
        "put /v1/agencies/{agency}/duties/{duty}",
        "put /v1/agencies/{agency}/reports/{report}/narrative",
        "put /v1/agencies/{agency}/rulePacks/{rulePack}",
    ];

    public static TheoryData<string> Methods =>
        [.. PublicService.All.SelectMany(s => s.Contract.Methods).Where(HasPath).Select(m => m.FullName)];

    [Theory, MemberData(nameof(Methods))]
    public void Every_method_of_the_contract_is_documented_under_its_path(string method)
    {
        var rule = PublicService
            .All.SelectMany(s => s.Contract.Methods)
            .Single(m => m.FullName == method)
            .GetOptions()
            .GetExtension(AnnotationsExtensions.Http);
        var (verb, pattern) = rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => ("get", rule.Get),
            HttpRule.PatternOneofCase.Put => ("put", rule.Put),
            HttpRule.PatternOneofCase.Post => ("post", rule.Post),
            HttpRule.PatternOneofCase.Delete => ("delete", rule.Delete),
            _ => ("patch", rule.Patch),
        };
        var operation = s_document.GetProperty("paths").GetProperty(PathTemplate.Parse(pattern).Path).GetProperty(verb);
        Assert.EndsWith($".{operation.GetProperty("operationId").GetString()}", method, StringComparison.Ordinal);
        Assert.NotEqual("", operation.GetProperty("description").GetString());
    }

    [Fact]
    public void Without_a_path_are_only_downloads_whose_file_has_one() =>
        Assert.All(
            PublicService.All.SelectMany(s => s.Contract.Methods).Where(m => !HasPath(m)),
            m => Assert.True(m is { IsServerStreaming: true } && m.OutputType == HttpBody.Descriptor, m.FullName)
        );

    [Theory]
    [InlineData(
        "get",
        "/v1/agencies/{agency}/reports/{report}:render",
        "If-None-Match Range If-Range",
        "200 206 304 4XX 5XX"
    )]
    [InlineData("get", "/v1/agencies/{agency}/reports/{report}", "If-None-Match", "200 304 4XX 5XX")]
    [InlineData("patch", "/v1/agencies/{agency}/reports/{report}/statistics", "If-Match", "200 4XX 5XX")]
    [InlineData("get", "/v1/agencies/{agency}:bundle", "", "200 4XX 5XX")]
    [InlineData("get", "/v1/agencies", "", "200 4XX 5XX")]
    public void Conditional_and_partial_requests_are_described_where_they_are_heeded(
        string verb,
        string path,
        string headers,
        string answers
    )
    {
        var operation = s_document.GetProperty("paths").GetProperty(path).GetProperty(verb);
        var named = operation.GetProperty("parameters").EnumerateArray();
        Assert.Equal(
            headers,
            string.Join(
                ' ',
                named.Where(p => p.GetProperty("in").GetString() == "header").Select(p => p.GetProperty("name"))
            )
        );
        var responses = operation.GetProperty("responses").EnumerateObject().Select(r => r.Name);
        Assert.Equal(answers, string.Join(' ', responses.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_paths_are_those_that_callers_rely_on()
    {
        var paths = s_document.GetProperty("paths").EnumerateObject();
        var found = paths.SelectMany(p => p.Value.EnumerateObject().Select(o => $"{o.Name} {p.Name}"));
        Assert.Equal(s_paths.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reference_leads_somewhere()
    {
        var components = s_document.GetProperty("components");
        foreach (var reference in References(s_document))
        {
            var parts = reference.Split('/');
            Assert.True(components.GetProperty(parts[2]).TryGetProperty(parts[3], out _), reference);
        }
    }

    [Fact]
    public void Every_parameter_of_a_path_is_declared()
    {
        foreach (var path in s_document.GetProperty("paths").EnumerateObject())
        {
            var expected = path.Name.Count(c => c == '{');
            foreach (var operation in path.Value.EnumerateObject())
            {
                var declared = operation.Value.GetProperty("parameters").EnumerateArray();
                Assert.Equal(expected, declared.Count(p => p.GetProperty("in").GetString() == "path"));
            }
        }
    }

    private static IEnumerable<string> References(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(p =>
                    p is { Name: "$ref", Value.ValueKind: JsonValueKind.String }
                        ? [p.Value.GetString() ?? ""]
                        : References(p.Value)
                ),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
            _ => [],
        };

    private static bool HasPath(MethodDescriptor method) =>
        method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is not null;
}
