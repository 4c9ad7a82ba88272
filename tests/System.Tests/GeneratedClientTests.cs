using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.SystemTests;

/// <summary>Clients that generators make of what the product publishes, compiled and run: tests/Clients.</summary>
public sealed class GeneratedClientTests(GeneratedClients clients) : IClassFixture<GeneratedClients>
{
    [SkippableFact]
    public async Task A_client_of_the_openapi_document_opens_a_report_and_reads_back_what_it_wrote()
    {
        var answer = await GeneratedClients.RunAsync(
            "built/src/json.js",
            clients.Product.HttpAddress,
            RunningProduct.Token
        );
        Assert.True(answer["same"]!.GetValue<bool>());
        Assert.Equal("12", $"{answer["cells"]!["requests.received.total"]}");
        Assert.Equal("0", $"{answer["cells"]!["requests.carried_in.total"]}");
        Assert.Equal("AGENCY_NOT_FOUND", $"{answer["reason"]}");
    }

    [SkippableFact]
    public async Task A_grpc_web_client_calls_streams_and_reads_errors_on_the_http_port()
    {
        var answer = await GeneratedClients.RunAsync(
            "built/src/grpc-web.js",
            clients.Product.HttpAddress,
            RunningProduct.Token
        );
        Assert.Equal(["2021", "2019"], answer["editions"]!.AsArray().Select(e => $"{e}"));
        Assert.Equal("from-a-browser", $"{answer["header"]}");
        AssertError(answer["missing"], "NotFound", "AGENCY_NOT_FOUND");
        AssertError(answer["stranger"], "Unauthenticated", "TOKEN_UNKNOWN");
        AssertError(answer["stream"], "InvalidArgument", "DOCUMENT_UNREADABLE");
    }

    [SkippableFact]
    public async Task A_client_that_has_the_contracts_folder_alone_can_call()
    {
        var answer = await GeneratedClients.RunAsync(
            "src/proto-loader.mjs",
            $"127.0.0.1:{clients.Product.GrpcPort}",
            RunningProduct.Token,
            Repository.PathOf("protos")
        );
        Assert.Equal(["2021", "2019"], answer["editions"]!.AsArray().Select(e => $"{e}"));
    }

    private static void AssertError(JsonNode? error, string code, string reason) =>
        Assert.Equal(
            (code, reason, "from-a-browser"),
            ($"{error?["code"]}", $"{error?["reason"]}", $"{error?["requestId"]}")
        );
}
