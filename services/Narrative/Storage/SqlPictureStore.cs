using System.Data.Common;
using System.Text.Json;
using Dapper;
using Disclosure.Imaging;
using Disclosure.Narrative.Domain;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Narrative.Storage;

/// <summary>Pictures in SQL.</summary>
internal sealed class SqlPictureStore([FromKeyedServices("narrative")] IDatabase database) : IPictureStore
{
    private static readonly string s_add = SqlText.Load<SqlPictureStore>("picture_add");
    private static readonly string s_find = SqlText.Load<SqlPictureStore>("picture_find");

    // Differs between SQLite and PostgreSQL.
    private readonly string _sizes = SqlText.Load<SqlPictureStore>(database, "picture_sizes");

    // Without a transaction: a picture that no prose shows harms nobody.
    public async Task AddAsync(PictureContent picture, DateTimeOffset time, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        await db.ExecuteAsync(new(s_add, CreateRow(picture, time), cancellationToken: cancellation));
    }

    /// <summary>Stores a picture in the transaction of the prose that shows it.</summary>
    public static Task AddAsync(
        DbTransaction transaction,
        PictureContent picture,
        DateTimeOffset time,
        CancellationToken cancellation
    )
    {
        // Before the prose, so that the limits see it.
        var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
        return db.ExecuteAsync(new(s_add, CreateRow(picture, time), transaction, cancellationToken: cancellation));
    }

    private static object CreateRow(PictureContent picture, DateTimeOffset time) =>
        new
        {
            picture.Id,
            picture.MediaType,
            picture.Content,
            picture.Width,
            picture.Height,
            CreateTime = time.ToUnixTimeMilliseconds(),
        };

    public async Task<PictureContent?> FindAsync(string id, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var row = await db.QuerySingleOrDefaultAsync<PictureRow>(
            new(s_find, new { Id = id }, cancellationToken: cancellation)
        );
        return row is null ? null : new(id, row.MediaType, row.Content, (int)row.Width, (int)row.Height);
    }

    public async Task<IReadOnlyList<PictureSize>> FindSizesAsync(
        IReadOnlyList<string> ids,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        return await FindSizesAsync(db, null, ids, cancellation);
    }

    /// <summary>Sizes of those that are stored or that the transaction has stored.</summary>
    public async Task<IReadOnlyList<PictureSize>> FindSizesAsync(
        DbConnection db,
        DbTransaction? transaction,
        IReadOnlyList<string> ids,
        CancellationToken cancellation
    )
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var rows = await db.QueryAsync<SizeRow>(
            new(_sizes, new { Ids = JsonSerializer.Serialize(ids) }, transaction, cancellationToken: cancellation)
        );
        return [.. rows.Select(r => new PictureSize(r.Id, r.Bytes, r.Width * r.Height))];
    }

    // SQLite integers arrive as 64-bit.
    // SQLite gives an expression no type where there is no row, so that no constructor would match.
    private sealed record SizeRow
    {
        public string Id { get; init; } = "";
        public long Bytes { get; init; }
        public long Width { get; init; }
        public long Height { get; init; }
    }

    private sealed record PictureRow(string MediaType, byte[] Content, long Width, long Height);
}
