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
    // Of one band. One with more is crowded: many say the same, and which of them counts is asked for by name.
    private const int MostOfBand = 64;

    // Lookups of an agency in a crowded band, in all; and crowded bands to look into, whatever the number of agencies. Texts that are
    // alike share nearly all of their bands, so that a few of them tell.
    private const int MaxLookups = 4_000;
    private const int MinCrowded = 2;
    private const int MaxCrowded = 8;

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
        var crowded = new List<long>();
        foreach (var key in bandKeys)
        {
            // One read more than the limit tells a crowded band.
            var rows = await ListAsync(db, key, cancellation);
            if (rows.Count > MostOfBand && agencies.Count > 0)
            {
                crowded.Add(key);
            }
            else
            {
                Count(shared, rows);
            }
        }

        var names = JsonSerializer.Serialize(agencies);
        var lookedInto = Math.Clamp(MaxLookups / Math.Max(agencies.Count, 1), MinCrowded, MaxCrowded);
        foreach (var key in crowded.Take(lookedInto))
        {
            Count(shared, await ListAsync(db, key, names, cancellation));
        }

        return
        [
            .. shared
                // The more bands are shared, the likelier the texts are alike.
                .OrderByDescending(s => s.Value)
                .Select(s => ReportName.Parse("report", s.Key))
                .Where(isWanted)
                .Take(most),
        ];
    }

    private static void Count(Dictionary<string, int> shared, IEnumerable<string> reports)
    {
        foreach (var report in reports)
        {
            shared[report] = shared.GetValueOrDefault(report) + 1;
        }
    }

    // The reports of a band, and one more than the most where it is crowded.
    private static async Task<List<string>> ListAsync(DbConnection db, long key, CancellationToken cancellation)
    {
        var parameters = new { BandKey = key, Most = MostOfBand + 1 };
        return (await db.QueryAsync<string>(new(s_find, parameters, cancellationToken: cancellation))).AsList();
    }

    // The reports of a crowded band that are of the agencies, so that others do not crowd them out.
    private Task<IEnumerable<string>> ListAsync(
        DbConnection db,
        long key,
        string agencies,
        CancellationToken cancellation
    )
    {
        var parameters = new
        {
            BandKey = key,
            Agencies = agencies,
            Most = MostOfBand,
        };
        return db.QueryAsync<string>(new(_among, parameters, cancellationToken: cancellation));
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

        // 32 keys a report; each is a row.
        foreach (var key in MinHashSignature.Create(shingles.All).BandKeys())
        {
            await db.ExecuteAsync(
                new(s_add, new { BandKey = key, Report = report }, transaction, cancellationToken: cancellation)
            );
        }
    }
}
