using Disclosure.Filing.Domain.Access;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Storage.Access;

/// <summary>Columns of a token. Times are Unix milliseconds; RevokeTime is 0 where it was not revoked.</summary>
internal sealed record TokenRow(
    string Name,
    string Title,
    long Role,
    long Subtree,
    long ExpireTime,
    long CreateTime,
    long RevokeTime
)
{
    public Token ToToken()
    {
        var (agency, id) = CredentialColumns.Split(Name);
        return new(
            agency,
            id,
            Title,
            (Role)Role,
            Subtree > 0,
            CredentialColumns.Parse(ExpireTime),
            CredentialColumns.Parse(CreateTime),
            CredentialColumns.ParseOptional(RevokeTime)
        );
    }
}

/// <summary>Columns of a grant. Times are Unix milliseconds; ExpireTime and RevokeTime are 0 for none.</summary>
internal sealed record GrantRow(
    string Name,
    string Principal,
    string Display,
    long Role,
    long Subtree,
    long StartTime,
    long ExpireTime,
    long CreateTime,
    long RevokeTime
)
{
    public Grant ToGrant()
    {
        var (agency, id) = CredentialColumns.Split(Name);
        return new(
            agency,
            id,
            Principal,
            Display,
            (Role)Role,
            Subtree > 0,
            CredentialColumns.Parse(StartTime),
            CredentialColumns.ParseOptional(ExpireTime),
            CredentialColumns.Parse(CreateTime),
            CredentialColumns.ParseOptional(RevokeTime)
        );
    }
}

/// <summary>Names and times of credentials as columns hold them.</summary>
internal static class CredentialColumns
{
    /// <summary>The agency and the last part of agencies/{agency}/tokens/{token} or agencies/{agency}/grants/{grant}.</summary>
    public static (AgencyName Agency, string Id) Split(string name)
    {
        var parts = name.Split('/');
        return (AgencyName.FromId("name", parts[1]), parts[3]);
    }

    public static DateTimeOffset Parse(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time);

    public static DateTimeOffset? ParseOptional(long time) => time == 0 ? null : Parse(time);
}
