using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Access;

/// <summary>Stores tokens and grants; each change is an entry of the log.</summary>
internal interface IAccessStore
{
    /// <summary>
    /// Adds a token and stores the response; a repeated request returns the stored response. AGENCY_NOT_FOUND, TOO_MANY_TOKENS,
    /// REQUEST_ID_REUSED.
    /// </summary>
    /// <param name="digest">SHA-256 of the secret.</param>
    Task<string> AddTokenAsync(
        Token token,
        byte[] digest,
        string response,
        WriteMetadata write,
        CancellationToken cancellation
    );

    /// <summary>Revokes a token; the response is made of it as it is then. TOKEN_NOT_FOUND, REQUEST_ID_REUSED.</summary>
    Task<string> RevokeTokenAsync(
        string name,
        Func<Token, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );

    /// <summary>Up to <paramref name="take"/> tokens of an agency after a name, ordered by name.</summary>
    /// <param name="after">agencies/{agency}/tokens/{token}: the last name of the page before; empty for the first page.</param>
    Task<IReadOnlyList<Token>> ListTokensAsync(
        AgencyName agency,
        string after,
        int take,
        CancellationToken cancellation
    );

    /// <summary>As for tokens: AGENCY_NOT_FOUND, TOO_MANY_GRANTS, REQUEST_ID_REUSED.</summary>
    Task<string> AddGrantAsync(Grant grant, string response, WriteMetadata write, CancellationToken cancellation);

    /// <summary>As for tokens: GRANT_NOT_FOUND, REQUEST_ID_REUSED.</summary>
    Task<string> RevokeGrantAsync(
        string name,
        Func<Grant, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );

    /// <summary>Up to <paramref name="take"/> grants on an agency after a name, ordered by name.</summary>
    /// <param name="after">agencies/{agency}/grants/{grant}: the last name of the page before; empty for the first page.</param>
    Task<IReadOnlyList<Grant>> ListGrantsAsync(
        AgencyName agency,
        string after,
        int take,
        CancellationToken cancellation
    );

    /// <summary>Who bears the token; null if it is unknown, expired or revoked.</summary>
    Task<KnownPrincipal?> FindByTokenAsync(byte[] digest, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>What a principal may be now; null if no grant is in force.</summary>
    Task<KnownPrincipal?> FindByPrincipalAsync(string principal, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Names of the agencies from the top of the tree down to one; empty if it is not registered.</summary>
    Task<IReadOnlyList<string>> FindPathAsync(AgencyName agency, CancellationToken cancellation);
}
