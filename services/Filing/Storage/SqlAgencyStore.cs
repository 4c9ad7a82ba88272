using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage;

/// <summary>Offices in SQL.</summary>
internal sealed class SqlAgencyStore([FromKeyedServices("filing")] IDatabase database) : IAgencyStore
{
    private static readonly string s_find = SqlText.Of<SqlAgencyStore>("agency_find");
    private static readonly string s_list = SqlText.Of<SqlAgencyStore>("agency_list");
    private static readonly string s_children = SqlText.Of<SqlAgencyStore>("agency_children");
    private static readonly string s_subtree = SqlText.Of<SqlAgencyStore>("agency_subtree");
    private static readonly string s_add = SqlText.Of<SqlAgencyStore>("agency_add");
    private static readonly string s_exists = SqlText.Of<SqlAgencyStore>("agency_exists");
    private static readonly string s_orphan = SqlText.Of<SqlAgencyStore>("agency_orphan");

    public async Task<Agency?> FindAsync(AgencyName name, CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(cancellation);
        var row = await db.QuerySingleOrDefaultAsync<AgencyRow>(
            new(s_find, new { Name = name.ToString() }, cancellationToken: cancellation)
        );
        return row?.ToAgency();
    }

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

    public Task<string> AddAsync(
        IReadOnlyList<Agency> agencies,
        string answer,
        Write write,
        CancellationToken cancellation
    ) =>
        database.WriteAsync(
            "agencies",
            (transaction, stop) => AddAsync(transaction, agencies, answer, write, stop),
            cancellation
        );

    private static async Task<string> AddAsync(
        DbTransaction transaction,
        IReadOnlyList<Agency> agencies,
        string answer,
        Write write,
        CancellationToken cancellation
    )
    {
        if (await RequestLog.FindAsync(transaction, write.Request, cancellation) is { } answered)
        {
            return answered;
        }

        var db = transaction.Connection ?? throw new InvalidOperationException("The transaction has ended.");
        foreach (var agency in agencies)
        {
            if (
                await db.ExecuteAsync(
                    new(s_add, Parameters(agency, write), transaction, cancellationToken: cancellation)
                ) == 0
            )
            {
                throw await TakenAsync(db, transaction, agency, cancellation);
            }
        }

        await RequireParentsAsync(db, transaction, write, cancellation);
        await RequestLog.AddAsync(transaction, write.Request, answer, write.Time, cancellation);
        return answer;
    }

    private static async Task<ApiException> TakenAsync(
        DbConnection db,
        DbTransaction transaction,
        Agency agency,
        CancellationToken cancellation
    )
    {
        var name = agency.Name.ToString();
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

    private static async Task RequireParentsAsync(
        DbConnection db,
        DbTransaction transaction,
        Write write,
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

    private static object Parameters(Agency agency, Write write) =>
        new
        {
            Name = agency.Name.ToString(),
            agency.Title,
            Level = (int)agency.Level,
            Kind = (int)agency.Kind,
            Parent = agency.Parent?.ToString(),
            CreditCode = agency.CreditCode.Length > 0 ? agency.CreditCode : null,
            agency.DivisionCode,
            Aliases = JsonSerializer.Serialize(agency.Aliases),
            ValidFrom = Text(agency.ValidFrom),
            ValidTo = Text(agency.ValidTo),
            write.Actor,
            RequestId = write.Request.Id.ToString(),
            CreateTime = agency.CreateTime.ToUnixTimeMilliseconds(),
        };

    private static string? Text(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
