using System.Text;

namespace Disclosure.Intake.Domain.Wording;

/// <summary>Makes wordings comparable: one width, simplified characters, nothing but letters.</summary>
internal static class CharacterNormalizer
{
    // Fewer traditional characters than these may be a name's own spelling.
    private const int MinTraditional = 12;

    private const int MaxOnStack = 256;

    // Of each character the simplified one, after OpenCC's tables (Apache-2.0); a flat table, as every letter is looked up.
    private static readonly char[] s_simplified = Table();

    /// <summary>The letters of a text, of one width and simplified; digits, punctuation and spaces are left out.</summary>
    public static string LettersOnly(string text)
    {
        var buffer = text.Length <= MaxOnStack ? stackalloc char[MaxOnStack] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                buffer[length++] = s_simplified[c];
            }
        }

        return new(buffer[..length]);
    }

    /// <summary>The text in simplified characters.</summary>
    public static string ToSimplified(string text) =>
        string.Create(
            text.Length,
            text,
            static (to, from) =>
            {
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = s_simplified[from[i]];
                }
            }
        );

    /// <summary>Whether a text is written in traditional characters.</summary>
    public static bool IsTraditional(string text) =>
        text.Where(c => s_simplified[c] != c).Take(MinTraditional).Count() == MinTraditional;

    /// <summary>Full-width digits, signs and letters as their narrow selves; nothing else changes.</summary>
    public static string ToHalfWidth(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('！', '～'))
        {
            return text;
        }

        return string.Create(
            text.Length,
            text,
            static (to, from) =>
            {
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = from[i] is >= '！' and <= '～' ? (char)(from[i] - '！' + '!') : from[i];
                }
            }
        );
    }

    private static char[] Table()
    {
        using var stream =
            typeof(CharacterNormalizer).Assembly.GetManifestResourceStream("Traditional.txt")
            ?? throw new InvalidOperationException("The table of traditional characters is not in the assembly.");
        var text = new StreamReader(stream, Encoding.UTF8).ReadToEnd().TrimEnd();
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (char)i;
        }

        for (var i = 0; i + 1 < text.Length; i += 2)
        {
            table[text[i]] = text[i + 1];
        }

        return table;
    }
}
