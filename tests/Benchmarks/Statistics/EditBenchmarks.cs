using BenchmarkDotNet.Attributes;
using Dapper;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Statistics.Storage;
using Disclosure.Testing;

namespace Disclosure.Benchmarks.Statistics;

/// <summary>Durable edits of cells by many callers at once; the yardstick is bare single-row commits to the same disk.</summary>
public class EditBenchmarks
{
    private const int Edits = 256;

    private readonly TemporaryFolder _folder = new();
    private readonly Sheet _sheet = SampleSheets.Draw(1)[0];
    private IDatabase? _database;
    private SqlSheetStore? _store;

    /// <summary>Callers at once.</summary>
    [Params(1, 64)]
    public int Callers { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _database = Databases.Sqlite(_folder, typeof(SqlSheetStore));
        _store = new(_database, SampleSheets.Catalog);
        await using var db = await _database.OpenAsync(default);
        await db.ExecuteAsync("create table bare (id integer primary key, number integer)");
    }

    [GlobalCleanup]
    public void CleanUp() => _folder.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Edits)]
    public async Task BareCommits()
    {
        await using var db = await _database!.OpenAsync(default);
        for (var i = 0; i < Edits; i++)
        {
            await db.ExecuteAsync("insert into bare (number) values (1)");
        }
    }

    [Benchmark(OperationsPerInvoke = Edits)]
    public Task CellEdits() => Task.WhenAll(Enumerable.Range(0, Callers).Select(c => Task.Run(() => EditAsync(c))));

    private async Task EditAsync(int caller)
    {
        var report = ReportName.Parse("name", $"agencies/office-{caller}/reports/2023");
        for (var i = 0; i < Edits / Callers; i++)
        {
            await _store!.WriteAsync(
                new(
                    report,
                    new(Guid.NewGuid(), "digest"),
                    "",
                    "clerk",
                    DateTimeOffset.UnixEpoch,
                    now => (now ?? _sheet).With(new Dictionary<int, CellValue> { [3] = CellValue.FromInteger(i) })
                ),
                default
            );
        }
    }
}
