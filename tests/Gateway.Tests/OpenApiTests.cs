using System.Text.Json;
using Disclosure.Gateway.OpenApi;

namespace Disclosure.Gateway.Tests;

public sealed class OpenApiTests
{
    private static readonly JsonElement s_document = JsonDocument.Parse(new OpenApiDocument().Json).RootElement;

    [Theory]
    [InlineData("/v1/agencies", "post")]
    [InlineData("/v1/agencies:import", "post")]
    [InlineData("/v1/documents:read", "post")]
    [InlineData("/v1/documents:readArchive", "post")]
    [InlineData("/v1/agencies/{agency}/archives:import", "post")]
    [InlineData("/v1/agencies/{agency}/reports/{report}:import", "post")]
    [InlineData("/v1/agencies/{agency}/reports/{report}/statistics", "patch")]
    [InlineData("/v1/agencies/{agency}/reports/{report}/narrative", "put")]
    [InlineData("/v1/agencies/{agency}/reports/{report}/narrative/sections/{section}", "patch")]
    [InlineData("/v1/agencies/{agency}/reports/{report}:check", "get")]
    [InlineData("/v1/agencies/{agency}/reports/{report}:render", "get")]
    [InlineData("/v1/reports", "get")]
    [InlineData("/v1/editions/{edition}", "get")]
    public void Every_path_of_the_contract_is_documented(string path, string verb)
    {
        var operation = s_document.GetProperty("paths").GetProperty(path).GetProperty(verb);
        Assert.NotEqual("", operation.GetProperty("description").GetString());
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
}
