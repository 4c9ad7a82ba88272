using System.Collections.Frozen;
using Disclosure.Form;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>
/// 行政区划代码, GB/T 2260: two digits each for the province, the prefecture and the county, 00 for none; GB/T 10114 adds three for the town.
/// Codes of prefectures and counties come and go every year, so only what does not change is checked: provinces, and the shape of a level.
/// </summary>
/// <remarks>The standard numbers places, not agencies: several agencies of one county have its code.</remarks>
internal static class DivisionCode
{
    private const int TownLength = 9;

    // 71, 81 and 82 are Taiwan, Hong Kong and Macao.
    private static readonly FrozenSet<string> s_provinces = FrozenSet.ToFrozenSet(
        (
            "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 66 71 81 82"
        ).Split(' ')
    );

    /// <summary>Empty, or 6 or 9 digits.</summary>
    /// <param name="code">As it was sent; empty: not known.</param>
    public static bool HasShape(string code) => code.Length is 0 or 6 or TownLength && code.All(char.IsAsciiDigit);

    /// <summary>Whether the first two digits are those of a province; a nation's agencies have codes of their own.</summary>
    /// <param name="level">A code without the right shape passes: its shape is another rule's fault.</param>
    public static bool IsOfProvince(string code, AgencyLevel level) =>
        code.Length == 0 || !HasShape(code) || level == AgencyLevel.Nation || s_provinces.Contains(code[..2]);

    /// <summary>Whether it can be the code of a place of the level: a county's does not end with 0000, a province's does.</summary>
    public static bool IsOfLevel(string code, AgencyLevel level) =>
        code.Length == 0
        || !HasShape(code)
        // Of other levels any shape is taken: what their codes look like is not said by the standard.
        || level switch
        {
            AgencyLevel.Province => code.EndsWith("0000", StringComparison.Ordinal) && code.Length == 6,
            // 市辖区 have codes of counties; a city ends with 00 where it is a prefecture, which is not checked.
            AgencyLevel.City or AgencyLevel.County => code[2..] is not "0000" && code.Length == 6,
            AgencyLevel.Town => code[2..6] is not "0000"
                && !(code.Length == TownLength && code.EndsWith("000", StringComparison.Ordinal)),
            _ => true,
        };

    /// <summary>Whether a place can lie in another: what the other's code says of province and prefecture, this one says too.</summary>
    /// <param name="code">The code of the agency below; empty: not known, and then nothing is said against it.</param>
    /// <param name="above">The code of the agency above; empty: as before.</param>
    public static bool IsWithin(string code, string above)
    {
        if (code.Length == 0 || above.Length == 0)
        {
            return true;
        }

        // 110000 says a province, 110100 a prefecture, 110105 a county: only what is said must agree.
        var significant =
            above.EndsWith("0000", StringComparison.Ordinal) ? 2
            : above.EndsWith("00", StringComparison.Ordinal) ? 4
            : above.Length;
        return code.AsSpan().StartsWith(above.AsSpan(0, Math.Min(significant, code.Length)), StringComparison.Ordinal);
    }
}
