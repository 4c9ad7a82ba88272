using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;
using Xunit.Abstractions;

namespace Disclosure.SystemTests;

/// <summary>
/// Spoilt bodies and queries of every operation of the OpenAPI document against the running product: what is not understood is refused,
/// nothing breaks, and nothing stays in memory.
/// </summary>
/// <remarks>DISCLOSURE_FUZZ_BODIES says how many; 100,000 take some minutes.</remarks>
public sealed class BodyFuzzTests(AllInOneProduct product, ITestOutputHelper output) : IClassFixture<AllInOneProduct>
{
    private const long MaxGrowth = 100 * 1024 * 1024;

    private static readonly int s_count = int.Parse(
        Environment.GetEnvironmentVariable("DISCLOSURE_FUZZ_BODIES") ?? "4000",
        CultureInfo.InvariantCulture
    );

    [Fact]
    public async Task Nothing_that_is_not_understood_is_accepted_and_nothing_breaks()
    {
        var report = await product.Json.OpenAsync(2024);
        var document = JsonNode.Parse(await product.Json.Http.GetStringAsync("/openapi/v1.json"))!;
        var operations = Operations(document, report).ToArray();
        Assert.True(operations.Length > 30, $"{operations.Length} operations");
        await RunAsync(operations, 0, Math.Min(s_count, 1_000));
        var before = product.WorkingSet;
        await RunAsync(operations, 1_000, s_count);
        var growth = product.WorkingSet - before;
        output.WriteLine($"{s_count} bodies, memory {growth / 1024 / 1024:+0;-0} MiB");
        Assert.InRange(growth, long.MinValue, MaxGrowth);
    }

    // Eight callers at a time; each request has a seed of its own, so that one that fails can be made again.
    private Task RunAsync(Operation[] operations, int first, int count) =>
        Parallel.ForAsync(
            first,
            first + count,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (seed, cancellation) =>
            {
                var random = new Random(seed);
                var operation = operations[random.Next(operations.Length)];
                var spoilt = operation.Body is { } body
                    ? BodySpoiler.Spoil(body.ToJsonString(), random)
                    : new SpoiltBody("", "query", MustBeRefused: true);
                var path = operation.Body is null ? $"{operation.Path}?x{random.Next(9)}=1" : operation.Path;
                using var request = new HttpRequestMessage(operation.Method, path);
                if (operation.Body is not null)
                {
                    request.Content = new StringContent(spoilt.Text, Encoding.UTF8, "application/json");
                }

                using var answer = await product.Json.Http.SendAsync(request, cancellation);
                var what = $"seed {seed}: {operation.Method} {path} {spoilt.Kind} {spoilt.Text} -> {answer.StatusCode}";
                Assert.True((int)answer.StatusCode < 500, what);
                Assert.False(spoilt.MustBeRefused && answer.IsSuccessStatusCode, what);
            }
        );

    // The example of each operation that takes JSON; its parameters are those of a report that is there.
    private static IEnumerable<Operation> Operations(JsonNode document, string report)
    {
        foreach (var (path, methods) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in methods!.AsObject())
            {
                var content = operation!["requestBody"]?["content"];
                if (content is not null && content["application/json"] is null)
                {
                    continue;
                }

                var filled = path.Replace("agencies/{agency}/reports/{report}", report, StringComparison.Ordinal)
                    .Replace("{agency}", report.Split('/')[1], StringComparison.Ordinal)
                    .Replace("{", "", StringComparison.Ordinal)
                    .Replace("}", "", StringComparison.Ordinal);
                var example = content?["application/json"]?["example"]?.DeepClone();
                yield return new(
                    new HttpMethod(method.ToUpperInvariant()),
                    filled,
                    content is null ? null : example ?? new JsonObject { ["requestId"] = $"{Guid.NewGuid()}" }
                );
            }
        }
    }

    private sealed record Operation(HttpMethod Method, string Path, JsonNode? Body);
}
