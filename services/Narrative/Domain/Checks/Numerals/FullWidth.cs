namespace Disclosure.Narrative.Domain.Checks.Numerals;

/// <summary>Full-width digits and signs, which look alike and are other characters.</summary>
internal static class FullWidth
{
    // Full-width forms stand in the same order as ASCII.
    private const char First = '！';
    private const char Last = '～';
    private const int Distance = First - '!';

    /// <summary>Whether it is one of ０ to ９.</summary>
    public static bool IsDigit(char c) => c is >= '０' and <= '９';

    /// <summary>The text with its full-width digits, letters, ＋ and － as ASCII; each character keeps its place.</summary>
    public static string ToAscii(string text) =>
        !text.AsSpan().ContainsAnyInRange(First, Last)
            ? text
            : string.Create(
                text.Length,
                text,
                static (to, from) =>
                {
                    for (var i = 0; i < from.Length; i++)
                    {
                        to[i] =
                            IsDigit(from[i]) || from[i] is '＋' or '－' or (>= 'Ａ' and <= 'ｚ')
                                ? (char)(from[i] - Distance)
                                : from[i];
                    }
                }
            );
}
