using Disclosure.Claims.Quantities;
using Disclosure.Form.References;

namespace Disclosure.Claims.Tokens;

/// <summary>
/// Skips what states nothing of its own: titles in 《》, notice numbers in 〔〕, references in {{}}, addresses and quoted numbers.
/// </summary>
internal static class AsideReader
{
    // A longer title or notice number was never closed.
    // Beyond 80 characters a mark was forgotten, and the text goes on being read.
    private const int MaxLength = 80;

    private const string Openings = "《〔{hw“\"";

    /// <summary>Whether an aside may begin with the character.</summary>
    public static bool Begins(char c) => Openings.Contains(c, StringComparison.Ordinal);

    /// <summary>One past the aside that begins at a place; 0 where none does.</summary>
    public static int FindEnd(string text, int at) =>
        text[at] switch
        {
            '《' => FindClosing(text, at, '》'),
            '〔' => FindClosing(text, at, '〕'),
            '{' when text.AsSpan(at).StartsWith("{{") => FindEndOfReference(text, at),
            'h' or 'w' when text.AsSpan(at).StartsWith("http") || text.AsSpan(at).StartsWith("www.") =>
                FindEndOfAddress(text, at),
            '“' or '"' when IsQuotedNumber(text, at, out var end) => end,
            _ => 0,
        };

    // 0 where the mark does not follow in reach.
    private static int FindClosing(string text, int at, char close, int most = MaxLength)
    {
        var length = text.AsSpan(at, Math.Min(most, text.Length - at)).IndexOf(close);
        return length < 0 ? 0 : at + length + 1;
    }

    // Both closing braces must be there.
    private static int FindEndOfReference(string text, int at) =>
        FindClosing(text, at, '}', CellReference.MaxLength) is > 0 and var end && end < text.Length && text[end] == '}'
            ? end + 1
            : 0;

    // Up to the first character that is not ASCII.
    private static int FindEndOfAddress(string text, int at)
    {
        while (at < text.Length && text[at] is > ' ' and < '\u007F')
        {
            at++;
        }

        return at;
    }

    // “12345”热线: a name.
    private static bool IsQuotedNumber(string text, int at, out int end)
    {
        end = at + 1;
        while (end < text.Length && QuantityReader.IsDigit(text[end]))
        {
            end++;
        }

        var isQuoted = end > at + 1 && end < text.Length && text[end] is '”' or '"';
        end++;
        return isQuoted;
    }
}
