using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Access;

/// <summary>A bearer token, without what its bearer sends.</summary>
/// <param name="Id">12 characters of [0-9a-z].</param>
/// <param name="Title">What it is for, in the words of who made it; shown as the display name of its bearer.</param>
/// <param name="Subtree">The role holds for every agency below too.</param>
/// <param name="ExpireTime">From then on it is refused.</param>
/// <param name="RevokeTime">Null: it was not revoked.</param>
internal sealed record Token(
    AgencyName Agency,
    string Id,
    string Title,
    Role Role,
    // There is no field for the secret or its digest: what is not in the record cannot be answered or logged by mistake.
    bool Subtree,
    DateTimeOffset ExpireTime,
    DateTimeOffset CreateTime,
    DateTimeOffset? RevokeTime
)
{
    /// <summary>Length of <see cref="Id"/>.</summary>
    public const int IdLength = 12;

    /// <summary>What principals that are tokens begin with.</summary>
    public const string PrincipalPrefix = "token:";

    /// <summary>agencies/{agency}/tokens/{token}</summary>
    public string Name => $"{Agency}/tokens/{Id}";

    /// <summary>The principal that the log names.</summary>
    public string Principal => PrincipalOf(Id);

    /// <summary>The principal of a token's id.</summary>
    public static string PrincipalOf(string id) => PrincipalPrefix + id;
}

/// <summary>A role of a principal on an agency.</summary>
/// <param name="Principal">certificate:{subject}, oidc:{issuer}#{subject} or token:{token}</param>
/// <param name="Display">How people call the principal; empty: not said.</param>
/// <param name="StartTime">Before it, the grant is in the list and gives no right.</param>
/// <param name="ExpireTime">Null: until it is revoked.</param>
/// <param name="RevokeTime">Null: it was not revoked.</param>
internal sealed record Grant(
    AgencyName Agency,
    string Id,
    string Principal,
    string Display,
    Role Role,
    bool Subtree,
    DateTimeOffset StartTime,
    DateTimeOffset? ExpireTime,
    DateTimeOffset CreateTime,
    DateTimeOffset? RevokeTime
)
{
    /// <summary>agencies/{agency}/grants/{grant}</summary>
    public string Name => $"{Agency}/grants/{Id}";
}

/// <summary>A role that is held now, with the place of its agency.</summary>
/// <param name="Path">Names of the agencies from the top of the tree down to the role's own.</param>
internal sealed record HeldRole(AgencyRole Role, IReadOnlyList<string> Path);

/// <summary>Who a credential is.</summary>
/// <param name="Principal">Name that the log records.</param>
/// <param name="Roles">Never empty for a grant; of a token its own role comes first.</param>
/// <param name="ExpireTime">When what is said here may change by itself; null: not by itself.</param>
internal sealed record KnownPrincipal(
    string Principal,
    string Display,
    IReadOnlyList<HeldRole> Roles,
    DateTimeOffset? ExpireTime
);
