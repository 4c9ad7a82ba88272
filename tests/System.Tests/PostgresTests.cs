using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.SystemTests;

/// <summary>The same product on PostgreSQL, chosen by a connection string, a schema a service.</summary>
public sealed class PostgresTests
{
    [SkippableFact]
    public async Task A_report_is_opened_imported_edited_checked_and_kept_over_a_restart()
    {
        RequiredTools.Require(PostgresCluster.Binaries is not null, PostgresCluster.Absent);
        var database = PostgresCluster.NewDatabase();
        string report;
        using (var product = new PostgresProduct(database))
        {
            await product.InitializeAsync();
            report = await product.Json.OpenAsync(2024, "云泽县住房和城乡建设局");
            await product.Json.ImportAsync(report, Office.Sample("yunze-2024-draft.docx"), JsonCaller.Docx);
            await product.Json.OkAsync(
                HttpMethod.Patch,
                $"/v1/{report}/statistics",
                new
                {
                    etag = "1",
                    requestId = Guid.NewGuid(),
                    cells = new Dictionary<string, string> { ["requests.received.total"] = "31" },
                }
            );
            Assert.Empty(Directory.GetFiles(product.Data, "*.db"));
        }

        using var again = new PostgresProduct(database);
        await again.InitializeAsync();
        var view = await again.Json.OkAsync(HttpMethod.Get, $"/v1/{report}");
        Assert.Equal("31", $"{view["statistics"]?["cells"]?["requests.received.total"]}");
        Assert.NotEmpty(view.Prose());
        var check = await again.Json.OkAsync(HttpMethod.Get, $"/v1/{report}:check");
        Assert.Contains("requests.balance", check.Codes());
        var history = await again.Json.OkAsync(HttpMethod.Get, $"/v1/{report}/revisions");
        Assert.Equal(2, history["revisions"]!.AsArray().Count(r => $"{r?["part"]}" == "STATISTICS"));
        var agency = report[..report.IndexOf("/reports", StringComparison.Ordinal)];
        var region = await again.Json.OkAsync(HttpMethod.Get, $"/v1/{agency}:aggregate?year=2024");
        Assert.Equal([agency], region["missing"]!.AsArray().Select(m => $"{m?["agency"]}"));
    }

    private sealed class PostgresProduct(string database) : RunningProduct
    {
        protected override void Start()
        {
            var settings = GatewaySettings();
            settings["DISCLOSURE_DATABASE"] = database;
            Run("AllInOne", settings);
        }
    }
}
