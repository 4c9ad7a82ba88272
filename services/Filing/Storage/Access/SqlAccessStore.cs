using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Storage.Log;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Storage;

namespace Disclosure.Filing.Storage.Access;

/// <summary>Stores tokens and grants in SQL; this part writes.</summary>
internal sealed partial class SqlAccessStore([FromKeyedServices("filing")] IDatabase database, LogSignal signal)
    : IAccessStore
{
    // Limits of the contract.
    private const int MaxTokens = 1_000;
    private const int MaxGrants = 200;

    private static readonly string s_addToken = SqlText.Load<SqlAccessStore>("token_add");
    private static readonly string s_countTokens = SqlText.Load<SqlAccessStore>("token_count");
    private static readonly string s_revokeToken = SqlText.Load<SqlAccessStore>("token_revoke");
    private static readonly string s_findToken = SqlText.Load<SqlAccessStore>("token_find");
    private static readonly string s_addGrant = SqlText.Load<SqlAccessStore>("grant_add");
    private static readonly string s_countGrants = SqlText.Load<SqlAccessStore>("grant_count");
    private static readonly string s_revokeGrant = SqlText.Load<SqlAccessStore>("grant_revoke");
    private static readonly string s_findGrant = SqlText.Load<SqlAccessStore>("grant_find");
    private static readonly string s_agencyExists = SqlText.Load<SqlAccessStore>("agency_exists");

    public Task<string> AddTokenAsync(
        Token token,
        byte[] digest,
        string response,
        WriteMetadata write,
        CancellationToken cancellation
    ) =>
        WriteAsync(
            // Tokens of one agency wait for each other, so that the limit holds.
            $"{token.Agency}/tokens",
            write,
            async run =>
            {
                await RequireAgencyAsync(run, token.Agency);
                var row = new
                {
                    token.Name,
                    Agency = token.Agency.ToString(),
                    Digest = digest,
                    token.Principal,
                    token.Title,
                    Role = (int)token.Role,
                    Subtree = token.Subtree ? 1 : 0,
                    ExpireTime = token.ExpireTime.ToUnixTimeMilliseconds(),
                    write.Actor,
                    CreateTime = token.CreateTime.ToUnixTimeMilliseconds(),
                    Now = write.Time.ToUnixTimeMilliseconds(),
                };
                // Counted and added in one transaction, alone with the subject: two calls cannot both be the 1,000th.
                if (await run.ScalarAsync(s_countTokens, row) >= MaxTokens)
                {
                    throw TooMany("TOO_MANY_TOKENS", MaxTokens, "该机关有效的令牌已达上限，请先撤销不再使用的令牌");
                }

                await run.ExecuteAsync(s_addToken, row);
                return (response, Event(EventKind.TokenCreated, token.Agency, token.Name, token.Role, write));
            },
            cancellation
        );

    public Task<string> RevokeTokenAsync(
        string name,
        Func<Token, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    ) =>
        WriteAsync(
            name,
            write,
            async run =>
            {
                var parameters = new { Name = name, Now = write.Time.ToUnixTimeMilliseconds() };
                // Revoked first and read then: the response has the time of the first revocation, whoever made it.
                var revoked = await run.ExecuteAsync(s_revokeToken, parameters);
                var row =
                    await run.FindAsync<TokenRow>(s_findToken, parameters)
                    ?? throw ApiError.NotFound("TOKEN_NOT_FOUND", name, $"没有令牌 {name}，请核对名称。");
                var token = row.ToToken();
                var entry = Event(EventKind.TokenRevoked, token.Agency, token.Name, token.Role, write);
                // Revoking what is revoked already is no event.
                return (respond(token), revoked > 0 ? entry : null);
            },
            cancellation
        );

    public Task<string> AddGrantAsync(
        Grant grant,
        string response,
        WriteMetadata write,
        CancellationToken cancellation
    ) =>
        WriteAsync(
            // The limit is of a principal, wherever its grants are.
            $"grants/{grant.Principal}",
            write,
            async run =>
            {
                await RequireAgencyAsync(run, grant.Agency);
                var row = new
                {
                    grant.Name,
                    Agency = grant.Agency.ToString(),
                    grant.Principal,
                    grant.Display,
                    Role = (int)grant.Role,
                    Subtree = grant.Subtree ? 1 : 0,
                    StartTime = grant.StartTime.ToUnixTimeMilliseconds(),
                    ExpireTime = grant.ExpireTime?.ToUnixTimeMilliseconds() ?? 0,
                    write.Actor,
                    CreateTime = grant.CreateTime.ToUnixTimeMilliseconds(),
                    Now = write.Time.ToUnixTimeMilliseconds(),
                };
                if (await run.ScalarAsync(s_countGrants, row) >= MaxGrants)
                {
                    throw TooMany("TOO_MANY_GRANTS", MaxGrants, "该用户有效的授权已达上限，请改为授予上级机关并含下级");
                }

                await run.ExecuteAsync(s_addGrant, row);
                return (response, Event(EventKind.GrantCreated, grant.Agency, grant.Name, grant.Role, write));
            },
            cancellation
        );

    public Task<string> RevokeGrantAsync(
        string name,
        Func<Grant, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    ) =>
        WriteAsync(
            name,
            write,
            async run =>
            {
                var parameters = new { Name = name, Now = write.Time.ToUnixTimeMilliseconds() };
                var revoked = await run.ExecuteAsync(s_revokeGrant, parameters);
                var row =
                    await run.FindAsync<GrantRow>(s_findGrant, parameters)
                    ?? throw ApiError.NotFound("GRANT_NOT_FOUND", name, $"没有授权 {name}，请核对名称。");
                var grant = row.ToGrant();
                var entry = Event(EventKind.GrantRevoked, grant.Agency, grant.Name, grant.Role, write);
                return (respond(grant), revoked > 0 ? entry : null);
            },
            cancellation
        );

    // A repeated request changes nothing and gets the response of the first; the log comes last.
    private async Task<string> WriteAsync(
        string subject,
        WriteMetadata write,
        Func<StatementRunner, Task<(string Response, LogEvent? Event)>> work,
        CancellationToken cancellation
    )
    {
        var answer = await database.WriteAsync(
            subject,
            async (transaction, stop) =>
            {
                if (await RequestLog.FindAsync(transaction, write.Request, stop) is { } stored)
                {
                    return stored;
                }

                var (response, e) = await work(new(transaction, stop));
                await RequestLog.AddAsync(transaction, write.Request, response, write.Time, stop);
                if (e is not null)
                {
                    await LogWriter.AppendAsync(transaction, [e], stop);
                }

                return response;
            },
            cancellation
        );
        signal.Raise();
        return answer;
    }

    private static async Task RequireAgencyAsync(StatementRunner run, AgencyName agency)
    {
        if (await run.ScalarAsync(s_agencyExists, new { Name = agency.ToString() }) == 0)
        {
            throw ApiError.NotFound(
                "AGENCY_NOT_FOUND",
                agency.ToString(),
                $"没有登记机关 {agency.Id}，请核对代码或先登记。"
            );
        }
    }

    private static LogEvent Event(EventKind kind, AgencyName agency, string name, Role role, WriteMetadata write) =>
        new(kind, write.Time, agency.ToString(), name, write.Actor)
        {
            Details = new Dictionary<string, string> { ["role"] = $"{role}" },
        };

    private static ApiException TooMany(string reason, int most, string localized) =>
        new(ErrorCode.ResourceExhausted, reason, $"At most {most}.", $"{localized}（{most}）。");
}
