using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;

namespace Disclosure.SystemTests.Faults;

/// <summary>The death of the whole product in the middle of a report's way to publication and its correction.</summary>
/// <remarks>DISCLOSURE_KILLS says how often it dies; DISCLOSURE_SEED repeats a run.</remarks>
public sealed class WorkflowCrashTests
{
    private static readonly int s_kills = int.Parse(
        Environment.GetEnvironmentVariable("DISCLOSURE_KILLS") ?? "2",
        System.Globalization.CultureInfo.InvariantCulture
    );

    private static readonly int s_seed = int.Parse(
        Environment.GetEnvironmentVariable("DISCLOSURE_SEED") ?? "1",
        System.Globalization.CultureInfo.InvariantCulture
    );

    private readonly Random _random = new(s_seed);

    [Fact]
    public async Task State_pins_log_and_public_files_agree_after_every_death_and_a_repeat_goes_on()
    {
        using var product = new TrialProduct(new Dictionary<string, string>());
        await product.InitializeAsync();
        // What the way takes without a death; the first time it takes longer than ever after.
        await WalkAsync(product.Json, await WriteAsync(product, "甲"));
        var undisturbed = await WriteAsync(product, "乙");
        var watch = Stopwatch.StartNew();
        await WalkAsync(product.Json, undisturbed);
        var whole = watch.Elapsed;
        for (var i = 0; i < s_kills; i++)
        {
            var steps = await WriteAsync(product, $"{i}");
            var walk = WalkAsync(product.Json, steps);
            await Task.Delay(_random.NextDouble() * whole);
            product.Process.Kill();
            await EndAsync(walk);
            await product.RestartAsync();
            await RequireAgreementAsync(product, steps.Report);
            // Whoever got no answer repeats: every step has its effect once.
            await WalkAsync(product.Json, steps);
            var moves = await RequireAgreementAsync(product, steps.Report);
            Assert.Equal(
                ["CREATE", "SUBMIT", "APPROVE", "PUBLISH", "CORRECT", "SUBMIT", "APPROVE", "PUBLISH"],
                moves.Select(m => $"{m?["verb"]}")
            );
            await RequirePublicAsync(product.Json, steps.Report, version: 2);
        }
    }

    // The steps of a report, each with the id by which it is repeated.
    private sealed record Steps(string Report, IReadOnlyList<(string Verb, Guid Id)> Moves);

    private static async Task<Steps> WriteAsync(TrialProduct product, string name)
    {
        var county = $"xian-{Guid.NewGuid():N}"[..12];
        await product.Json.AddAgencyAsync(county, $"{name}河县人民政府", "GOVERNMENT", "");
        string[] verbs = ["submit", "approve", "publish", "correct", "submit", "approve", "publish"];
        return new(
            await product.Json.WriteReportAsync(county, "2023", 2023),
            [.. verbs.Select(v => (v, Guid.NewGuid()))]
        );
    }

    private static async Task WalkAsync(JsonCaller json, Steps steps)
    {
        var check = await json.OkAsync(HttpMethod.Get, $"/v1/{steps.Report}:check");
        // The same each time: a repeat is the same request.
        var explanations = check["findings"]!
            .AsArray()
            .Where(f => $"{f?["severity"]}" == "WARNING")
            .Select(f => new { fingerprint = $"{f?["fingerprint"]}", reason = "情况属实" })
            .ToArray();
        foreach (var (verb, id) in steps.Moves)
        {
            object body = verb switch
            {
                "submit" => new { requestId = id, explanations },
                "correct" => new { requestId = id, reasons = new[] { "更正联系电话" } },
                _ => new { requestId = id },
            };
            await json.OkAsync(HttpMethod.Post, $"/v1/{steps.Report}:{verb}", body);
        }
    }

    // Its connection breaks, or it was over before.
    private static async Task EndAsync(Task walk)
    {
        try
        {
            await walk;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            // Killed while it answered.
        }
    }

    // The state is that of the last move; every move has its entry in the log, in the same order; a submission has both pins.
    private static async Task<JsonNode?[]> RequireAgreementAsync(TrialProduct product, string report)
    {
        var view = await product.Json.OkAsync(HttpMethod.Get, $"/v1/{report}");
        JsonNode?[] moves =
        [
            .. (await product.Json.OkAsync(HttpMethod.Get, $"/v1/{report}/moves"))["moves"]!.AsArray().Reverse(),
        ];
        var agency = report[..report.IndexOf("/reports", StringComparison.Ordinal)];
        var lines = (
            await product.Json.OkAsync(
                HttpMethod.Get,
                $"/v1/log/entries?agency={agency}&resource={report}&pageSize=1000"
            )
        )["lines"]!
            .AsArray()
            .Where(l => $"{l?["to"]}" != "REPORT_STATE_UNSPECIFIED")
            .ToArray();
        Assert.Equal($"{moves[^1]?["to"]}", $"{view["state"]}");
        Assert.Equal(
            moves.Select(m => ($"{m?["logIndex"]}", $"{m?["from"]}", $"{m?["to"]}")),
            lines.Select(l => ($"{l?["index"]}", $"{l?["from"]}", $"{l?["to"]}"))
        );
        Assert.All(
            moves.Where(m => $"{m?["verb"]}" == "SUBMIT"),
            m =>
                Assert.True(
                    $"{m?["narrativeRevision"]}" is not ("" or "0") && $"{m?["statisticsRevision"]}" is not ("" or "0")
                )
        );
        var published = moves.Count(m => $"{m?["verb"]}" == "PUBLISH");
        if (published > 0)
        {
            await RequirePublicAsync(product.Json, report, published);
        }

        return moves;
    }

    // Anybody reads the version of the last publication, whole; the tree follows the log.
    private static async Task RequirePublicAsync(JsonCaller json, string report, int version)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        JsonNode? newest;
        while ((int?)(newest = await FindNewestAsync(json, report))?["version"] != version)
        {
            await Task.Delay(100, patience.Token);
        }

        var files = newest!["files"]!.AsArray();
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var bytes = await json.Http.GetByteArrayAsync($"{file?["uri"]}");
            Assert.Equal($"{file?["sha256"]}", Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
    }

    private static async Task<JsonNode?> FindNewestAsync(JsonCaller json, string report)
    {
        using var answer = await json.Http.GetAsync($"/public/v1/{report}");
        return answer.IsSuccessStatusCode
            ? JsonNode
                .Parse(await answer.Content.ReadAsStringAsync())
                ?["versions"]?.AsArray()
                .MaxBy(v => (int?)v?["version"])
            : null;
    }
}
