using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Storage.Agencies;
using Disclosure.Filing.Storage.Log;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage;

/// <summary>Stores agencies in SQL.</summary>
internal sealed class SqlAgencyStore([FromKeyedServices("filing")] IDatabase database, LogSignal signal) : IAgencyStore
{
    private static readonly string s_find = SqlText.Load<SqlAgencyStore>("agency_find");
    private static readonly string s_list = SqlText.Load<SqlAgencyStore>("agency_list");
    private static readonly string s_children = SqlText.Load<SqlAgencyStore>("agency_children");
    private static readonly string s_subtree = SqlText.Load<SqlAgencyStore>("agency_subtree");
    private static readonly string s_candidates = SqlText.Load<SqlAgencyStore>("agency_candidates");
    private static readonly string s_add = SqlText.Load<SqlAgencyStore>("agency_add");
    private static readonly string s_exists = SqlText.Load<SqlAgencyStore>("agency_exists");
    private static readonly string s_orphan = SqlText.Load<SqlAgencyStore>("agency_orphan");

    public async Task<Agency?> FindAsync(AgencyName name, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var row = await db.QuerySingleOrDefaultAsync<AgencyRow>(
            new(s_find, new { Name = name.ToString() }, cancellationToken: cancellation)
        );
        return row?.ToAgency();
    }

    // Three statements: a condition on an optional parent would keep the index from being used.
    public async Task<IReadOnlyList<Agency>> ListAsync(
        AgencyName? parent,
        bool subtree,
        string after,
        int take,
        CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var rows = await db.QueryAsync<AgencyRow>(
            new(
                parent is null ? s_list
                    : subtree ? s_subtree
                    : s_children,
                new
                {
                    Parent = parent?.ToString(),
                    After = after,
                    Take = take,
                },
                cancellationToken: cancellation
            )
        );
        return [.. rows.Select(r => r.ToAgency())];
    }

    public async IAsyncEnumerable<Agency> ListCandidatesAsync(
        AgencyName parent,
        AgencyNameMatcher matcher,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var db = await database.OpenAsync(cancellation);
        var parameters = new
        {
            Parent = parent.ToString(),
            matcher.Name,
            Text = matcher.RequiredText,
            // Escaped as the aliases column is: the same serializer writes it.
            AliasName = JsonSerializer.Serialize(matcher.Name),
            AliasText = JsonSerializer.Serialize(matcher.RequiredText)[1..^1],
        };
        // Unbuffered: a common ending such as 办公室 matches thousands.
        var rows = db.QueryUnbufferedAsync<AgencyRow>(s_candidates, parameters);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            yield return row.ToAgency();
        }
    }

    public async Task<string> AddAsync(
        IReadOnlyList<Agency> agencies,
        LogEvent added,
        string response,
        WriteMetadata write,
        CancellationToken cancellation
    )
    {
        var answer = await database.WriteAsync(
            // All writes of agencies share one subject: a credit code must be unique among all of them.
            "agencies",
            (transaction, stop) => AddAsync(transaction, agencies, added, response, write, stop),
            cancellation
        );
        signal.Raise();
        return answer;
    }

    // One insert an agency: a conflict must name the agency that has it.
    private static async Task<string> AddAsync(
        DbTransaction transaction,
        IReadOnlyList<Agency> agencies,
        LogEvent added,
        string response,
        WriteMetadata write,
        CancellationToken cancellation
    )
    {
        // A repeated request changes nothing and gets the response of the first.
        if (await RequestLog.FindAsync(transaction, write.Request, cancellation) is { } stored)
        {
            return stored;
        }

        var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
        foreach (var agency in agencies)
        {
            if (
                await db.ExecuteAsync(
                    new(s_add, AgencyRow.CreateParameters(agency, write), transaction, cancellationToken: cancellation)
                ) == 0
            )
            {
                // The first conflict ends the import: the caller learns which agency it was.
                throw await CreateConflictAsync(db, transaction, agency, cancellation);
            }
        }

        // Throws, and with it the whole table is rolled back.
        await RequireParentsAsync(db, transaction, write, cancellation);
        // After all rows are in: siblings of the same request count as well.
        var run = new StatementRunner(transaction, cancellation);
        foreach (var agency in agencies)
        {
            SiblingCheck.Require(agency, await SiblingReader.ReadAsync(run, agency), "agency.");
        }

        await RequestLog.AddAsync(transaction, write.Request, response, write.Time, cancellation);
        // The log last: its head is locked until the transaction ends, and every other append waits for it.
        await LogWriter.AppendAsync(transaction, [added], cancellation);
        return response;
    }

    // Either the name is taken or, the name being free, the credit code.
    private static async Task<ApiException> CreateConflictAsync(
        DbConnection db,
        DbTransaction transaction,
        Agency agency,
        CancellationToken cancellation
    )
    {
        var name = agency.Name.ToString();
        // The insert says only that some unique key was taken.
        var exists = await db.ExecuteScalarAsync<long>(
            new(s_exists, new { Name = name }, transaction, cancellationToken: cancellation)
        );
        return exists > 0
            ? ApiError.Exists("AGENCY_EXISTS", name, $"机关 {agency.Name.Id}（{agency.Title}）已经存在。")
            : ApiError.Exists(
                "CREDIT_CODE_TAKEN",
                name,
                $"统一社会信用代码 {agency.CreditCode} 已登记在另一个机关名下，请核对。"
            );
    }

    // Checked once all rows are in, as a parent may follow its child in a table.
    private static async Task RequireParentsAsync(
        DbConnection db,
        DbTransaction transaction,
        WriteMetadata write,
        CancellationToken cancellation
    )
    {
        var orphan = await db.ExecuteScalarAsync<string?>(
            new(s_orphan, new { RequestId = write.Request.Id.ToString() }, transaction, cancellationToken: cancellation)
        );
        if (orphan is not null)
        {
            throw ApiError.NotFound("PARENT_NOT_FOUND", orphan, $"上级机关 {orphan} 不存在，请先登记上级机关。");
        }
    }
}
