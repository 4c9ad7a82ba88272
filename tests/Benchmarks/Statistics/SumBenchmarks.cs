using System.Globalization;
using BenchmarkDotNet.Attributes;
using Dapper;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Statistics.Domain.Regions;
using Disclosure.Statistics.Domain.Sheets;
using Disclosure.Statistics.Storage;
using Disclosure.Testing;
using Editions = Disclosure.Testing.Editions;

namespace Disclosure.Benchmarks.Statistics;

/// <summary>The sum of many stored sheets; the yardstick is the same sum in SQL over a row a cell in the same database.</summary>
[MemoryDiagnoser]
public class SumBenchmarks
{
    private readonly TemporaryFolder _folder = new();
    private IDatabase? _database;
    private SheetReader? _reader;
    private MemberSheet[] _members = [];

    /// <summary>A county's offices, a province's, a nation's; the last without the yardstick, whose rows fill a disk.</summary>
    [Params(100, 10_000, 100_000)]
    public int Sheets { get; set; }

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _database = Databases.Sqlite(_folder, typeof(SqlSheetStore));
        _reader = new(new SqlSheetStore(_database, SampleSheets.Catalog), SampleSheets.Catalog);
        _members =
        [
            .. Enumerable
                .Range(0, Sheets)
                .Select(i => new MemberSheet(
                    new(
                        ReportName.Parse(
                            "name",
                            string.Create(CultureInfo.InvariantCulture, $"agencies/office-{i:D6}/reports/2023")
                        ),
                        1
                    ),
                    ""
                )),
        ];
        var drawn = SampleSheets.Draw(500);
        await _database.WriteAsync("setup", (transaction, _) => FillAsync(transaction, drawn), default);
    }

    [GlobalCleanup]
    public void CleanUp() => _folder.Dispose();

    [Benchmark(Baseline = true)]
    public async Task<int> InSqlByCell()
    {
        if (Sheets > 10_000)
        {
            return 0;
        }

        await using var db = await _database!.OpenAsync(default);
        var sums = await db.QueryAsync<(long, long)>("select cell, sum(number) from cells group by cell");
        return sums.Count();
    }

    [Benchmark]
    public async Task<int> PackedRows() =>
        (await _reader!.SumAsync(Editions.E2021, _members, false, default)).Total.Values.Length;

    private async Task<int> FillAsync(System.Data.Common.DbTransaction transaction, Sheet[] drawn)
    {
        var db = transaction.Connection!;
        await db.ExecuteAsync("create table cells (sheet integer, cell integer, number integer)", null, transaction);
        for (var i = 0; i < _members.Length; i++)
        {
            var sheet = drawn[i % drawn.Length];
            await db.ExecuteAsync(
                "insert into sheets (report, revision, edition, cells, remarks, actor, request_id, create_time) values (@Report, 1, '2021', @Cells, '{}', '', '', 0)",
                new { Report = _members[i].Key.Report.ToString(), Cells = PackedCells.Pack(sheet.Values) },
                transaction
            );
            if (Sheets <= 10_000)
            {
                var numbers = Enumerable.Range(0, sheet.Values.Length).Select(c => $"({i},{c},{sheet[c].Digits})");
                await db.ExecuteAsync(
                    $"insert into cells (sheet, cell, number) values {string.Join(',', numbers)}",
                    null,
                    transaction
                );
            }
        }

        return _members.Length;
    }
}
