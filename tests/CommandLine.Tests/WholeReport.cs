using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;

namespace Disclosure.CommandLine.Tests;

/// <summary>Writes reports that can be published, and explains what is asked of them.</summary>
internal static class WholeReport
{
    /// <summary>All figures zero, and prose that says so.</summary>
    public static async Task FillAsync(this JsonCaller json, string report, string agency, int year)
    {
        await json.OkAsync(
            HttpMethod.Patch,
            $"/v1/{report}/statistics",
            new { requestId = Guid.NewGuid(), cells = CleanReport.Cells.ToDictionary(c => c, _ => "0") }
        );
        await json.WriteProseAsync(report, agency, year);
    }

    /// <summary>Explains every warning by its fingerprint; there must be no error.</summary>
    public static async Task ExplainAllAsync(this CommandRunner command, string report)
    {
        var check = await command.ExpectAsync(0, "report", "check", report, "--json");
        foreach (var finding in JsonNode.Parse(check.Output)!["findings"]!.AsArray())
        {
            if ($"{finding?["severity"]}" == "WARNING")
            {
                await command.ExpectAsync(
                    0,
                    "report",
                    "explain",
                    report,
                    "--fingerprint",
                    $"{finding?["fingerprint"]}",
                    "--reason",
                    "情况属实"
                );
            }
        }
    }
}
