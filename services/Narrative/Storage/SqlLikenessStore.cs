using System.Data.Common;
using Dapper;
using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Domain.Likeness;
using Disclosure.ServiceDefaults.Storage;
using Disclosure.Vocabulary;

namespace Disclosure.Narrative.Storage;

/// <summary>Bands of sketches in SQL.</summary>
internal sealed class SqlLikenessStore([FromKeyedServices("narrative")] IDatabase database) : ILikenessStore
{
    private static readonly string s_find = SqlText.Of<SqlLikenessStore>("likeness_find");
    private static readonly string s_add = SqlText.Of<SqlLikenessStore>("likeness_add");
    private static readonly string s_remove = SqlText.Of<SqlLikenessStore>("likeness_remove");

    public async Task<IReadOnlyList<ReportName>> FindAsync(
        Func<ReportName, bool> isWanted,
        IReadOnlyList<long> bandKeys,
        int most,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var shared = new Dictionary<string, int>();
        foreach (var key in bandKeys)
        {
            foreach (
                var other in await db.QueryAsync<string>(
                    new(s_find, new { BandKey = key }, cancellationToken: cancellation)
                )
            )
            {
                shared[other] = shared.GetValueOrDefault(other) + 1;
            }
        }

        return
        [
            .. shared
                .OrderByDescending(s => s.Value)
                .Select(s => ReportName.Parse("report", s.Key))
                .Where(isWanted)
                .Take(most),
        ];
    }

    /// <summary>Puts the newest prose of a report in the place of the one before.</summary>
    public static async Task ReplaceAsync(DbTransaction transaction, Prose prose, CancellationToken cancellation)
    {
        var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
        var report = prose.Report.ToString();
        await db.ExecuteAsync(new(s_remove, new { Report = report }, transaction, cancellationToken: cancellation));
        var shingles = Shingles.Of(prose.Sections.Select(s => (s.Name, s.Blocks)));
        if (shingles.All.Count == 0)
        {
            return;
        }

        foreach (var key in Sketch.Of(shingles.All).BandKeys())
        {
            await db.ExecuteAsync(
                new(s_add, new { BandKey = key, Report = report }, transaction, cancellationToken: cancellation)
            );
        }
    }
}
