using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.SystemTests.Faults;

/// <summary>The product while its PostgreSQL server restarts, is away, or has many callers.</summary>
public sealed class DatabaseAwayTests : IAsyncLifetime, IDisposable
{
    private readonly PostgresCluster _server = PostgresCluster.Own();
    private TrialProduct? _product;

    private TrialProduct Product => _product ?? throw new InvalidOperationException("It is not running yet.");

    private JsonCaller Json => Product.Json;

    public async Task InitializeAsync()
    {
        // A server as it is installed, with the limit and the connection string that a person would write.
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(_server.Create());
        var settings = new Dictionary<string, string>
        {
            ["DISCLOSURE_DATABASE"] =
                $"Host={connection.Host};Port={connection.Port};Username={connection.Username};Database={connection.Database}",
        };
        _product = new(settings);
        await _product.InitializeAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _product?.Dispose();
        _server.Dispose();
    }

    [SkippableFact]
    public async Task A_restart_under_eight_writers_is_no_internal_error_and_loses_nothing()
    {
        var reports = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            reports.Add(await Json.OpenAsync(2024));
        }

        using var stop = new CancellationTokenSource();
        var writers = reports.Select(r => Task.Run(() => EditAsync(r, stop.Token))).ToArray();
        await Task.Delay(500);
        _server.Stop("fast");
        await Task.Delay(1500);
        Assert.False(await Json.IsReadyAsync(default));
        Assert.Equal(HttpStatusCode.OK, (await Json.Http.GetAsync("/healthz")).StatusCode);
        _server.Start();
        await Task.Delay(1500);
        await stop.CancelAsync();
        var answers = await Task.WhenAll(writers);
        Assert.Empty(answers.SelectMany(a => a).Distinct().Except([(200, ""), (503, "STORAGE_UNAVAILABLE")]));
        Assert.Contains(answers.SelectMany(a => a), a => a.Status == 503);
        foreach (var (report, told) in reports.Zip(answers))
        {
            Assert.Equal((200, ""), told[^1]);
            // A commit whose answer was lost is stored too.
            Assert.InRange((await Json.HistoryAsync(report, 1000)).Count, told.Count(t => t.Status == 200), told.Count);
        }

        Assert.True(await Json.IsReadyAsync(default));
        Assert.DoesNotContain("   at ", Product.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public Task Edits_of_64_callers_at_once_are_all_stored_and_listed_once_each() =>
        HistoryTests.EditAndListAsync(Json);

    // Until told to stop, and then until an edit is stored.
    private async Task<List<(int Status, string Reason)>> EditAsync(string report, CancellationToken stop)
    {
        var told = new List<(int Status, string Reason)>();
        do
        {
            told.Add(await Json.EditAsync(report, told.Count));
        } while (!stop.IsCancellationRequested || told[^1].Status != 200);
        return told;
    }
}
