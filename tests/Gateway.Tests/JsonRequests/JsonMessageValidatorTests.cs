using System.Text;
using System.Text.Json;
using Disclosure.ApiErrors;
using Disclosure.Gateway.JsonRequests;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.Tests.JsonRequests;

/// <summary>What a JSON body says and its message does not understand is refused by its path.</summary>
public sealed class JsonMessageValidatorTests
{
    private static readonly MessageDescriptor s_narrative = V1.ReplaceNarrativeRequest.Descriptor;
    private static readonly MessageDescriptor s_cells = V1.UpdateStatisticsRequest.Descriptor;

    [Theory]
    [InlineData("""{"section":[]}""", "section FIELD_UNKNOWN")]
    [InlineData("""{"eTag":"1","sections":[]}""", "eTag FIELD_UNKNOWN")]
    [InlineData(
        """{"sections":[{"section":"x","blocks":[{"paragraf":{}}]}]}""",
        "sections[0].blocks[0].paragraf FIELD_UNKNOWN"
    )]
    [InlineData(
        """{"sections":[{"section":"x","txt":"a"},{"sectoin":"y"}]}""",
        "sections[0].txt FIELD_UNKNOWN",
        "sections[1].sectoin FIELD_UNKNOWN"
    )]
    [InlineData("""{"etag":"1","etag":"2"}""", "etag FIELD_TWICE")]
    [InlineData("""{"etag":"\ud800"}""", "etag TEXT_ENCODING")]
    [InlineData("""{"sections":[{"text":"a\udc00b"}]}""", "sections[0].text TEXT_ENCODING")]
    [InlineData("""{"\ud800":1}""", "\uFFFD FIELD_UNKNOWN")]
    [InlineData("""{"requestId":"1","request_id":"2"}""", "request_id FIELD_TWICE")]
    [InlineData("""{"etag":1}""", "etag FIELD_TYPE")]
    [InlineData("""{"sections":{}}""", "sections FIELD_TYPE")]
    [InlineData("""{"sections":["x"]}""", "sections[0] FIELD_TYPE")]
    [InlineData("""[1]""", " FIELD_TYPE")]
    [InlineData(
        """{"sections":[{"section":"x","blocks":[{"paragraph":{"runs":[]},"list":{"items":[]}}]}]}""",
        "sections[0].blocks[0].list ONE_OF_SEVERAL"
    )]
    public void What_is_not_understood_is_named(string body, params string[] expected) =>
        Assert.Equal(expected, Violations(body, s_narrative));

    [Theory]
    [InlineData("""{"cells":{"requests.received.total":5}}""", "cells[\"requests.received.total\"] FIELD_TYPE")]
    [InlineData("""{"cells":{"a.b.c":"1","a.b.c":"2"}}""", "cells[\"a.b.c\"] FIELD_TWICE")]
    [InlineData("""{"cels":{"a.b.c":"1"}}""", "cels FIELD_UNKNOWN")]
    public void A_member_of_a_map_is_named_by_its_key(string body, params string[] expected) =>
        Assert.Equal(expected, Violations(body, s_cells));

    [Theory]
    [InlineData("""{"etag":null,"sections":null}""")]
    [InlineData(
        """{"etag":"","requestId":"x","sections":[{"section":"x","text":"","blocks":[{"heading":{"level":"3","text":"x"}},{"heading":{"level":3,"text":"x"}}]}]}"""
    )]
    public void What_the_mapping_of_protobuf_allows_is_understood(string body) =>
        Assert.Empty(Violations(body, s_narrative));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"etag":"1"} {}""")]
    [InlineData("""{"etag":"1",}""")]
    public void What_is_no_JSON_is_an_error_of_syntax(string body) =>
        Assert.ThrowsAny<JsonException>(() => Violations(body, s_narrative));

    [Fact]
    public void Nesting_and_members_are_bounded()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"sections":[""", 40));
        Assert.ThrowsAny<JsonException>(() => Violations(deep, s_narrative));
        var wide = new StringBuilder("""{"sections":[""");
        wide.AppendJoin(',', Enumerable.Repeat("{}", JsonMessageValidator.MaxMembers + 1)).Append("]}");
        Assert.ThrowsAny<JsonException>(() => Violations(wide.ToString(), s_narrative));
        var map = new StringBuilder("""{"cells":{""");
        map.AppendJoin(',', Enumerable.Range(0, JsonMessageValidator.MaxEntries + 1).Select(i => $"\"c{i}\":\"1\""))
            .Append("}}");
        var refused = Assert.Throws<ApiException>(() => Violations(map.ToString(), s_cells));
        Assert.Equal("cells MEMBERS_TOO_MANY", $"{refused.Violations[0].Field} {refused.Violations[0].Reason}");
    }

    [Fact]
    public void Many_violations_are_counted_and_not_all_described()
    {
        var body = "{" + string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"x{i}\":1")) + "}";
        var found = Violations(body, s_cells);
        Assert.Equal(ViolationList.MaxDescribed + 1, found.Length);
        Assert.Equal(" MORE_VIOLATIONS", found[^1]);
    }

    private static string[] Violations(string body, MessageDescriptor message)
    {
        var violations = new ViolationList();
        JsonMessageValidator.Validate(Encoding.UTF8.GetBytes(body), message, violations);
        try
        {
            violations.ThrowIfAny();
            return [];
        }
        catch (ApiException refused)
        {
            Assert.Equal("INVALID_FIELDS", refused.Reason);
            return [.. refused.Violations.Select(v => $"{v.Field} {v.Reason}")];
        }
    }
}
