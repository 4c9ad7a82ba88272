using System.Buffers;
using Disclosure.ApiErrors;

namespace Disclosure.ResourceNames;

/// <summary>Name of an agency: <c>agencies/{agency}</c>.</summary>
public sealed record AgencyName
{
    // Names are read by the ten thousand where a region is shown, which an expression would make felt.
    private static readonly SearchValues<char> s_localCode = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789-"
    );

    private AgencyName(string id) => Id = id;

    /// <summary>A unified social credit code with a valid check character, or a local code of [a-z0-9-]{2,40}.</summary>
    public string Id { get; }

    /// <summary>Reads a name. INVALID_FIELDS / AGENCY_NAME_FORMAT or CREDIT_CODE_CHECK otherwise.</summary>
    /// <param name="field">The request's field, for the error.</param>
    /// <param name="name">agencies/{agency}</param>
    public static AgencyName Parse(string field, string name) =>
        name.StartsWith("agencies/", StringComparison.Ordinal)
            ? FromId(field, name["agencies/".Length..])
            : throw ApiError.InvalidField(
                field,
                "AGENCY_NAME_FORMAT",
                "must be agencies/{agency}",
                $"机关名称“{name}”格式不对，应为 agencies/代码"
            );

    /// <summary>Whether a name is one of an agency, registered or not.</summary>
    public static bool IsValid(string name) =>
        name.StartsWith("agencies/", StringComparison.Ordinal)
        && name["agencies/".Length..] is var id
        && (CreditCode.IsValid(id) || IsLocalCode(id));

    /// <summary>Reads the last part of a name, with the same errors.</summary>
    public static AgencyName FromId(string field, string id)
    {
        if (CreditCode.IsValid(id) || IsLocalCode(id))
        {
            return new(id);
        }

        throw id.Length == 18 && CreditCode.ExpectedCheck(id.AsSpan(0, 17)) is { } check
            ? ApiError.InvalidField(
                field,
                "CREDIT_CODE_CHECK",
                $"check character must be {check}",
                $"统一社会信用代码 {id} 的校验码应为 {check}，请核对"
            )
            : ApiError.InvalidField(
                field,
                "AGENCY_NAME_FORMAT",
                "must be a unified social credit code or [a-z0-9-]{2,40}",
                $"机关代码“{id}”应为18位统一社会信用代码，或2至40位小写字母、数字、连字符"
            );
    }

    /// <summary>The name: <c>agencies/{agency}</c>.</summary>
    public override string ToString() => $"agencies/{Id}";

    private static bool IsLocalCode(ReadOnlySpan<char> id) =>
        id.Length is >= 2 and <= 40 && !id.ContainsAnyExcept(s_localCode);
}
