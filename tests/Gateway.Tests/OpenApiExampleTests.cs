using System.Text;
using System.Text.Json.Nodes;
using Disclosure.Gateway.Access;
using Disclosure.Gateway.OpenApi;
using Disclosure.Gateway.Tests.Fakes;
using Disclosure.Testing.OpenApi;

namespace Disclosure.Gateway.Tests;

/// <summary>The examples of the description are sent as they stand there, and the answers are held against the description.</summary>
public sealed class OpenApiExampleTests : IDisposable
{
    private static readonly JsonNode s_document = JsonNode.Parse(
        new OpenApiDocument([.. PublicService.All.Select(s => s.Contract)], AnonymousPaths.Contains).Json
    )!;

    private static readonly IReadOnlyList<ContractOperation> s_operations = ContractOperation.ReadAll(s_document);

    private readonly GatewayWithFakes _gateway = new();

    public static TheoryData<string> WithBody => [.. s_operations.Where(o => o.Body is not null).Select(o => o.Id)];

    public static TheoryData<string> Reads => [.. s_operations.Where(o => o.Body is null).Select(o => o.Id)];

    public OpenApiExampleTests() => _gateway.Recorder.AnswersAnything = true;

    public void Dispose() => _gateway.Dispose();

    // A picture and a ZIP have no form that a description could show.
    [Theory, MemberData(nameof(WithBody))]
    public void Every_body_that_can_be_written_down_has_an_example(string id)
    {
        var body = Find(id).Body!;
        var isText = body.Any(t => t.Key == "application/json" || t.Key.StartsWith("text/", StringComparison.Ordinal));
        Assert.Equal(isText, body.Any(t => t.Value?["example"] is not null));
    }

    [Theory, MemberData(nameof(WithBody))]
    public async Task Every_example_is_accepted_and_answered_as_described(string id)
    {
        var operation = Find(id);
        var (type, content) = operation.Body!.FirstOrDefault(t => t.Value?["example"] is not null);
        if (content?["example"] is not { } example)
        {
            return;
        }

        _gateway.Fakes.Filing.Counted.Add(new() { Reports = { Sample.Pinned(2022) } });
        _gateway.Fakes.Statistics.Stored = Sample.Figures(("requests.received.total", "12"));
        var schemas = new ContractSchemas(s_document);
        Assert.Empty(schemas.Validate(content["schema"]!, example));
        var text =
            example is JsonValue && type != "application/json" ? example.GetValue<string>() : example.ToJsonString();
        await SendAsync(operation, new StringContent(text, Encoding.UTF8, type));
    }

    [Theory, MemberData(nameof(Reads))]
    public async Task Every_read_is_answered_as_described(string id)
    {
        var prose = Sample.Prose();
        prose.Sections[0].Blocks.Add(new ReportV1.Block { Picture = new() { Picture_ = Picture } });
        _gateway.Fakes.Narrative.Stored[$"{Sample.Name}/narrative"] = prose;
        _gateway.Fakes.Statistics.Stored = Sample.Figures(("requests.received.total", "12"));
        _gateway.Fakes.Narrative.Pictures[Picture] = new() { Picture = Picture, MediaType = "image/png" };
        _gateway.Fakes.Filing.Counted.Add(new() { Reports = { Sample.Pinned(2023) } });
        await SendAsync(Find(id), content: null);
    }

    private static string Picture =>
        $"{Find("GetPicture").Parameters.Single(p => $"{p["name"]}" == "picture")["example"]}";

    private static ContractOperation Find(string id) => s_operations.Single(o => o.Id == id);

    private async Task SendAsync(ContractOperation operation, HttpContent? content)
    {
        using var request = new HttpRequestMessage(new(operation.Verb), operation.ExamplePath + QueryOf(operation))
        {
            Content = content,
        };
        using var answer = await _gateway.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{request.RequestUri}: {text}");
        new AnswerValidator(s_document).Validate(
            operation.Verb,
            operation.ExamplePath,
            (int)answer.StatusCode,
            answer.Content.Headers.ContentType?.MediaType,
            text
        );
    }

    // What a query must have.
    private static string QueryOf(ContractOperation operation) =>
        operation.Parameters.Where(p => $"{p["in"]}" == "query" && p["required"]!.GetValue<bool>()).ToArray() switch
        {
            [] => "",
            var required => "?" + string.Join('&', required.Select(p => $"{p["name"]}={s_values[$"{p["name"]}"]}")),
        };

    private static readonly Dictionary<string, string> s_values = new()
    {
        ["format"] = "html",
        ["kind"] = "results",
        ["report"] = Sample.Name,
        ["year"] = "2023",
        ["years"] = "2022",
    };
}
