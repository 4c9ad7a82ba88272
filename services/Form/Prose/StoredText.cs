namespace Disclosure.Form;

/// <summary>The rules of every text that is stored and shown to people: prose, titles, names.</summary>
public static class StoredText
{
    /// <summary>
    /// Whether the text is one line of whole characters: no control, no separator of lines, no half of a surrogate pair, no character that
    /// turns the direction of its neighbours.
    /// </summary>
    public static bool IsOneLine(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) || c is '\u2028' or '\u2029' || IsBidiControl(c))
            {
                return false;
            }

            if (char.IsSurrogate(c))
            {
                if (!char.IsSurrogatePair(text, i))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }

    /// <summary>Whether a name is one line and neither begins nor ends with a space or an invisible character, which nobody can see or type.</summary>
    public static bool IsName(string text) =>
        IsOneLine(text) && (text.Length == 0 || (!IsInvisible(text[0]) && !IsInvisible(text[^1])));

    // Spaces of every width, and those of none.
    private static bool IsInvisible(char c) =>
        char.IsWhiteSpace(c) || c is >= '\u200B' and <= '\u200D' or '\uFEFF' or '\u2060';

    // Embeddings, isolates and marks of direction.
    private static bool IsBidiControl(char c) =>
        c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C';
}
