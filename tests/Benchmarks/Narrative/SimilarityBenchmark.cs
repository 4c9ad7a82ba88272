using BenchmarkDotNet.Attributes;
using Disclosure.Form;
using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Domain.Similarity;
using Disclosure.Narrative.Storage;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Testing;

namespace Disclosure.Benchmarks.Narrative;

/// <summary>One lookup among 100,000 indexed texts; the yardstick is one point read of the same database.</summary>
public class SimilarityBenchmark
{
    private const int Texts = 100_000;

    private static readonly ReportName s_report = ReportName.Parse("report", "agencies/office-7/reports/2023");

    private readonly TemporaryFolder _folder = new();
    private SqlSimilarityStore _store = null!;
    private long[] _keys = [];

    [GlobalSetup]
    public async Task FillAsync()
    {
        var database = new SqliteDatabase(
            Path.Combine(_folder.Path, "narrative.db"),
            typeof(Disclosure.Narrative.NarrativeModule).Assembly
        );
        database.Migrate();
        _store = new(database);
        await using var db = await database.OpenAsync(CancellationToken.None);
        await using var transaction = await db.BeginTransactionAsync();
        for (var i = 0; i < Texts; i++)
        {
            var name = ReportName.Parse("report", $"agencies/office-{i}/reports/2022");
            await SqlSimilarityStore.ReplaceAsync(
                transaction,
                name,
                ShinglesOf(ProseOf(name, i)),
                CancellationToken.None
            );
        }

        await transaction.CommitAsync();
        var own = ProseOf(s_report, 7);
        _keys = MinHashSignature.Create(ShinglesOf(own).All).BandKeys();
    }

    [GlobalCleanup]
    public void Clean() => _folder.Dispose();

    [Benchmark(Baseline = true)]
    public async Task<int> PointRead() =>
        (await _store.FindAsync(n => n != s_report, [], _keys[..1], 8, CancellationToken.None)).Count;

    [Benchmark]
    public async Task<int> Lookup() =>
        (await _store.FindAsync(n => n != s_report, [], _keys, 8, CancellationToken.None)).Count;

    private static ShingleSet ShinglesOf(ReportProse prose) =>
        ShingleSet.Create(prose.Sections.Select(s => (s.Name, s.Blocks)), Editions.E2021.Outline);

    // A few stock sentences that many share, and many that few do.
    private static ReportProse ProseOf(ReportName name, int seed)
    {
        var random = new Random(seed);
        var text = string.Concat(
            Enumerable
                .Range(0, 12)
                .Select(_ =>
                    string.Concat(Enumerable.Range(0, 20).Select(_ => (char)('一' + random.Next(3_000)))) + "。"
                )
        );
        return new(name, 1, [new("supervision", "", Section.Paragraphs(text), 1)], default);
    }
}
