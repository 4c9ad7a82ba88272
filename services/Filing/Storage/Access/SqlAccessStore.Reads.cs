using System.Data.Common;
using Dapper;
using Disclosure.Filing.Domain.Access;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.Access;

// Reads of tokens and grants, and who a credential is.
internal sealed partial class SqlAccessStore
{
    // Deeper than any tree of agencies is.
    private const int MaxDepth = 20;

    private static readonly string s_listTokens = SqlText.Load<SqlAccessStore>("token_list");
    private static readonly string s_findDigest = SqlText.Load<SqlAccessStore>("token_find_digest");
    private static readonly string s_listGrants = SqlText.Load<SqlAccessStore>("grant_list");
    private static readonly string s_listPrincipal = SqlText.Load<SqlAccessStore>("grant_list_principal");
    private static readonly string s_path = SqlText.Load<SqlAccessStore>("agency_path");

    public async Task<IReadOnlyList<Token>> ListTokensAsync(
        AgencyName agency,
        string after,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var rows = await db.QueryAsync<TokenRow>(
            new(s_listTokens, Page(agency, after, take), cancellationToken: cancellation)
        );
        return [.. rows.Select(r => r.ToToken())];
    }

    public async Task<IReadOnlyList<Grant>> ListGrantsAsync(
        AgencyName agency,
        string after,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var rows = await db.QueryAsync<GrantRow>(
            new(s_listGrants, Page(agency, after, take), cancellationToken: cancellation)
        );
        return [.. rows.Select(r => r.ToGrant())];
    }

    public async Task<KnownPrincipal?> FindByTokenAsync(
        byte[] digest,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new { Digest = digest, Now = now.ToUnixTimeMilliseconds() };
        var row = await db.QuerySingleOrDefaultAsync<TokenRow>(
            new(s_findDigest, parameters, cancellationToken: cancellation)
        );
        if (row?.ToToken() is not { } token)
        {
            return null;
        }

        var role = new AgencyRole(token.Role, token.Agency, token.Subtree);
        // The path is read with the role: the gateway decides with it, and asks no second time.
        var path = await FindPathAsync(db, token.Agency, cancellation);
        var (held, change) = await FindGrantsAsync(db, token.Principal, now, cancellation);
        // Grants may end before the token does. A change of null compares as false: the token's end is then the answer.
        return new(
            token.Principal,
            token.Title,
            [new(role, path), .. held.Select(h => h.Role)],
            change < token.ExpireTime ? change : token.ExpireTime
        );
    }

    public async Task<KnownPrincipal?> FindByPrincipalAsync(
        string principal,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var (held, change) = await FindGrantsAsync(db, principal, now, cancellation);
        return held.Count == 0
            ? null
            : new(
                principal,
                held.Select(h => h.Display).FirstOrDefault(d => d.Length > 0) ?? "",
                [.. held.Select(h => h.Role)],
                change
            );
    }

    // The roles by grants that are in force, and when that changes by itself.
    private static async Task<(
        IReadOnlyList<(string Display, HeldRole Role)> Held,
        DateTimeOffset? Change
    )> FindGrantsAsync(DbConnection db, string principal, DateTimeOffset now, CancellationToken cancellation)
    {
        var parameters = new { Principal = principal, Now = now.ToUnixTimeMilliseconds() };
        var rows = await db.QueryAsync<GrantRow>(new(s_listPrincipal, parameters, cancellationToken: cancellation));
        var grants = rows.Select(r => r.ToGrant()).ToArray();
        var held = new List<(string, HeldRole)>();
        // Grants of the future give no role yet; they are read for the time at which the answer changes.
        foreach (var grant in grants.Where(g => g.StartTime <= now))
        {
            var role = new AgencyRole(grant.Role, grant.Agency, grant.Subtree);
            held.Add((grant.Display, new(role, await FindPathAsync(db, grant.Agency, cancellation))));
        }

        return (held, FindChange(grants, now));
    }

    public async Task<IReadOnlyList<string>> FindPathAsync(AgencyName agency, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        return await FindPathAsync(db, agency, cancellation);
    }

    // The first moment at which a grant ends or begins.
    // Both ends of each grant: a grant that begins changes the answer as much as one that ends.
    private static DateTimeOffset? FindChange(IEnumerable<Grant> grants, DateTimeOffset now)
    {
        var changes = grants
            .SelectMany(g => new[] { g.ExpireTime, g.StartTime })
            .OfType<DateTimeOffset>()
            .Where(t => t > now)
            .Order()
            .ToArray();
        return changes.Length == 0 ? null : changes[0];
    }

    private static async Task<IReadOnlyList<string>> FindPathAsync(
        DbConnection db,
        AgencyName agency,
        CancellationToken cancellation
    )
    {
        var nearestFirst = await db.QueryAsync<string>(
            new(s_path, new { Name = agency.ToString(), MaxDepth }, cancellationToken: cancellation)
        );
        return [.. nearestFirst.Reverse()];
    }

    private static object Page(AgencyName agency, string after, int take) =>
        new
        {
            Agency = agency.ToString(),
            After = after,
            Take = take,
        };
}
