using System.Text.Json.Nodes;
using Disclosure.Gateway.Access;
using Disclosure.Gateway.OpenApi;
using Disclosure.Gateway.Tests.Fakes;
using Disclosure.Testing.OpenApi;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.Tests;

/// <summary>The description says what is sent: words, types of media, strings for large integers, typed errors.</summary>
public sealed class OpenApiShapeTests
{
    private static readonly JsonNode s_document = JsonNode.Parse(
        new OpenApiDocument([.. PublicService.All.Select(s => s.Contract)], AnonymousPaths.Contains).Json
    )!;

    private static readonly IReadOnlyList<ContractOperation> s_operations = ContractOperation.ReadAll(s_document);

    private static readonly JsonNode s_schemas = s_document["components"]!["schemas"]!;

    public static TheoryData<string> Operations => [.. s_operations.Select(o => o.Id)];

    public static TheoryData<string> Services => [.. PublicService.All.Select(s => s.Contract.Name)];

    [Theory, MemberData(nameof(Operations))]
    public void A_summary_is_in_chinese_and_english(string id)
    {
        var words = $"{Find(id).Node["summary"]}".Split(" · ");
        Assert.Equal(2, words.Length);
        Assert.Contains(words[0], c => c >= 0x4E00);
        Assert.DoesNotContain(words[1], c => c >= 0x4E00);
        Assert.True(words[1].Length > 5, words[1]);
    }

    [Theory, MemberData(nameof(Services))]
    public void A_service_is_a_tag_with_words(string service)
    {
        var tag = s_document["tags"]!.AsArray().Single(t => $"{t!["name"]}Service" == service)!;
        Assert.Contains(" · ", $"{tag["description"]}", StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Operations))]
    public void Every_parameter_is_described(string id) =>
        Assert.All(Find(id).Parameters, p => Assert.NotEqual("", $"{p["description"]}"));

    [Theory, MemberData(nameof(Operations))]
    public void A_file_names_its_types(string id)
    {
        Assert.DoesNotContain("*/*", Find(id).Body?.Select(t => t.Key) ?? []);
        Assert.DoesNotContain("*/*", Find(id).Answer.Select(t => t.Key));
    }

    [Theory, MemberData(nameof(Operations))]
    public void Only_paths_that_are_open_need_no_token(string id) =>
        Assert.Equal(Find(id).Path == "/schemas/{schema}", Find(id).Node["security"] is JsonArray { Count: 0 });

    [Fact]
    public void Words_are_of_methods_and_services_that_there_are()
    {
        using var file = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("descriptions.json")!;
        var words = JsonNode.Parse(file)!;
        var methods = PublicService.All.SelectMany(s => s.Contract.Methods).Select(m => $"{m.Service.Name}.{m.Name}");
        Assert.Empty(words["operations"]!.AsObject().Select(o => o.Key).Except(methods));
        Assert.Empty(
            words["tags"]!.AsObject().Select(t => t.Key).Except(PublicService.All.Select(s => s.Contract.Name))
        );
    }

    [Fact]
    public void A_64_bit_integer_is_a_string_and_a_stream_is_lines()
    {
        var revision = s_schemas["disclosure.gateway.v1.Revision"]!["properties"]!["revision"]!;
        Assert.Equal(("string", "int64"), ($"{revision["type"]}", $"{revision["format"]}"));
        Assert.Equal(["application/x-ndjson"], Find("ReadArchive").Answer.Select(t => t.Key));
    }

    [Fact]
    public async Task A_stream_is_sent_as_what_it_is_called()
    {
        using var gateway = new GatewayWithFakes();
        gateway.Fakes.Intake.Archive.Add(new() { File = "1.txt", Reading = Sample.Reading() });
        gateway.Fakes.Intake.Archive.Add(new() { File = "2.txt", Reading = Sample.Reading() });
        using var zip = new ByteArrayContent([1]);
        zip.Headers.ContentType = new("application/zip");
        using var answer = await gateway.Http.PostAsync("/v1/documents:readArchive", zip);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(2, text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        new AnswerValidator(s_document).Validate(
            "post",
            "/v1/documents:readArchive",
            (int)answer.StatusCode,
            answer.Content.Headers.ContentType?.MediaType,
            text
        );
    }

    [Fact]
    public void Nothing_stands_beside_a_reference() =>
        Assert.All(Objects(s_document).Where(o => o["$ref"] is JsonValue), o => Assert.Single(o));

    [Fact]
    public void A_detail_of_an_error_is_told_by_its_type()
    {
        var schemas = new ContractSchemas(s_document);
        var status = new JsonObject { ["$ref"] = "#/components/schemas/google.rpc.Status" };
        Assert.Empty(schemas.Validate(status, Error("google.rpc.ErrorInfo", "reason")));
        Assert.NotEmpty(schemas.Validate(status, Error("google.rpc.RetryInfo", "reason")));
        Assert.NotEmpty(schemas.Validate(status, Error("google.rpc.Unknown", "reason")));
        var mapping = s_schemas["google.protobuf.Any"]!["discriminator"]!["mapping"]!.AsObject();
        Assert.Equal(ErrorDetailSchemas.All.Select(Url), mapping.Select(m => m.Key));
    }

    private static string Url(MessageDescriptor detail) => $"type.googleapis.com/{detail.FullName}";

    private static JsonObject Error(string type, string member) =>
        new JsonObject
        {
            ["code"] = 5,
            ["message"] = "m",
            ["details"] = new JsonArray(new JsonObject { ["@type"] = $"type.googleapis.com/{type}", [member] = "X" }),
        };

    private static ContractOperation Find(string id) => s_operations.Single(o => o.Id == id);

    private static IEnumerable<JsonObject> Objects(JsonNode? node) =>
        node switch
        {
            JsonObject found => found.SelectMany(m => Objects(m.Value)).Prepend(found),
            JsonArray items => items.SelectMany(Objects),
            _ => [],
        };
}
