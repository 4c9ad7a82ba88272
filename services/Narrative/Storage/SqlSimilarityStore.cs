using System.Data.Common;
using System.Text.Json;
using Dapper;
using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Domain.Similarity;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Narrative.Storage;

/// <summary>Bands of sketches in SQL.</summary>
internal sealed class SqlSimilarityStore([FromKeyedServices("narrative")] IDatabase database) : ISimilarityStore
{
    // Of one band. More are like only where all say the same, and then any of them will do.
    private const int MostOfBand = 2_000;

    // Rows of (band_key, report).
    private static readonly string s_find = SqlText.Load<SqlSimilarityStore>("similarity_find");
    private static readonly string s_add = SqlText.Load<SqlSimilarityStore>("similarity_add");
    private static readonly string s_remove = SqlText.Load<SqlSimilarityStore>("similarity_remove");

    // Differs between SQLite and PostgreSQL.
    private readonly string _among = SqlText.Load<SqlSimilarityStore>(database, "similarity_among");

    public async Task<IReadOnlyList<ReportName>> FindAsync(
        Func<ReportName, bool> isWanted,
        IReadOnlyCollection<string> agencies,
        IReadOnlyList<long> bandKeys,
        int most,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var shared = new Dictionary<string, int>();
        foreach (var key in bandKeys)
        {
            foreach (var other in await OfBandAsync(db, key, agencies, cancellation))
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

    // All of a band where they are few, as nearly always; else those that may count, so that others do not crowd them out.
    private async Task<IEnumerable<string>> OfBandAsync(
        DbConnection db,
        long key,
        IReadOnlyCollection<string> agencies,
        CancellationToken cancellation
    )
    {
        var all = await db.QueryAsync<string>(
            new(s_find, new { BandKey = key, Most = MostOfBand }, cancellationToken: cancellation)
        );
        return agencies.Count == 0 || all.AsList().Count < MostOfBand
            ? all
            : await db.QueryAsync<string>(
                new(
                    _among,
                    new
                    {
                        BandKey = key,
                        Agencies = JsonSerializer.Serialize(agencies),
                        Most = MostOfBand,
                    },
                    cancellationToken: cancellation
                )
            );
    }

    /// <summary>Replaces the bands of a report by those of its newest prose.</summary>
    public static async Task ReplaceAsync(
        DbTransaction transaction,
        ReportName name,
        ShingleSet shingles,
        CancellationToken cancellation
    )
    {
        var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
        var report = name.ToString();
        await db.ExecuteAsync(new(s_remove, new { Report = report }, transaction, cancellationToken: cancellation));
        if (shingles.All.Count == 0)
        {
            return;
        }

        foreach (var key in MinHashSignature.Create(shingles.All).BandKeys())
        {
            await db.ExecuteAsync(
                new(s_add, new { BandKey = key, Report = report }, transaction, cancellationToken: cancellation)
            );
        }
    }
}
