using Dapper;
using Disclosure.Filing.Domain.Publications;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.Publications;

/// <summary>Reads publications from SQL; they are written with the move that publishes.</summary>
internal sealed class SqlPublicationStore([FromKeyedServices("filing")] IDatabase database) : IPublicationStore
{
    private static readonly string s_list = SqlText.Load<SqlPublicationStore>("publication_list");
    private static readonly string s_twin = SqlText.Load<SqlPublicationStore>("published_file_twin");
    private static readonly string s_find = SqlText.Load<SqlPublicationStore>("public_tree_find");
    private static readonly string s_set = SqlText.Load<SqlPublicationStore>("public_tree_set");

    public async Task<IReadOnlyList<PublicationRecord>> ListAsync(ReportName name, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new { Report = name.ToString() };
        var rows = await db.QueryAsync<PublicationRow>(new(s_list, parameters, cancellationToken: cancellation));
        return [.. rows.Select(r => r.ToRecord(name))];
    }

    // A publication has a dozen files at most: one point read each.
    public async Task<IReadOnlySet<string>> FindTwinsAsync(
        ReportName name,
        IReadOnlyCollection<string> digests,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var twins = new HashSet<string>(StringComparer.Ordinal);
        // The agency's own report and that of its region may have the same figures, and then the same data files.
        // Region and own report of one agency and year are each other's sibling.
        var sibling = $"{name.Agency}/reports/{name.Year}{(name.IsRegion ? "" : "-region")}";
        foreach (var sha256 in digests)
        {
            var parameters = new
            {
                Sha256 = sha256,
                Report = name.ToString(),
                Sibling = sibling,
            };
            if (
                await db.ExecuteScalarAsync<string?>(new(s_twin, parameters, cancellationToken: cancellation))
                is not null
            )
            {
                twins.Add(sha256);
            }
        }

        return twins;
    }

    public async Task<long> FindShownSizeAsync(CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        return await db.ExecuteScalarAsync<long>(new(s_find, cancellationToken: cancellation));
    }

    // The statement keeps the size from going back.
    public Task SetShownSizeAsync(long size, CancellationToken cancellation) =>
        database.WriteAsync(
            "public-tree",
            (transaction, stop) =>
                transaction.Connection!.ExecuteAsync(
                    new(s_set, new { Size = size }, transaction, cancellationToken: stop)
                ),
            cancellation
        );
}
