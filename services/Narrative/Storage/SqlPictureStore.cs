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

    public async Task AddAsync(PictureContent picture, DateTimeOffset time, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var row = new
        {
            picture.Id,
            picture.MediaType,
            picture.Content,
            picture.Width,
            picture.Height,
            CreateTime = time.ToUnixTimeMilliseconds(),
        };
        await db.ExecuteAsync(new(s_add, row, cancellationToken: cancellation));
    }

    public async Task<PictureContent?> FindAsync(string id, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var row = await db.QuerySingleOrDefaultAsync<PictureRow>(
            new(s_find, new { Id = id }, cancellationToken: cancellation)
        );
        return row is null ? null : new(id, row.MediaType, row.Content, (int)row.Width, (int)row.Height);
    }

    private sealed record PictureRow(string MediaType, byte[] Content, long Width, long Height);
}
