namespace Disclosure.Narrative.Domain.Checks.Numerals;

/// <summary>Full-width digits and signs, which look alike and are other characters.</summary>
internal static class FullWidth
{
    // Full-width forms stand in the same order as ASCII.
    // U+FF01 to U+FF5E are ASCII 0x21 to 0x7E in the same order.
    private const int Distance = '！' - '!';

    /// <summary>Whether it is one of ０ to ９.</summary>
    public static bool IsDigit(char c) => c is >= '０' and <= '９';

    /// <summary>
    /// The text with its full-width digits and, where there are any, letters, ＋ and － as ASCII; each character keeps its place.
    /// </summary>
    public static string ToAscii(string text) =>
        !text.AsSpan().ContainsAnyInRange('０', '９')
            ? text
            : string.Create(
                text.Length,
                text,
                static (to, from) =>
                {
                    for (var i = 0; i < from.Length; i++)
                    {
                        to[i] = IsConverted(from[i]) ? (char)(from[i] - Distance) : from[i];
                    }
                }
            );

    private static bool IsConverted(char c) =>
        IsDigit(c) || c is '＋' or '－' or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ');
}
