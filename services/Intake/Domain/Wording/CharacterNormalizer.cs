using System.Text;

namespace Disclosure.Intake.Domain.Wording;

/// <summary>Makes wordings comparable: half width, simplified characters, letters alone.</summary>
internal static class CharacterNormalizer
{
    // A text with fewer traditional characters may spell a name so.
    private const int MaxOnStack = 256;

    // The simplified form of each UTF-16 unit, from the tables of OpenCC (Apache-2.0). Flat, since every letter is
    // looked up.
    private static readonly char[] s_simplified = Table();

    /// <summary>The letters of a text, simplified. Digits, punctuation and white space are left out.</summary>
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

    /// <summary>The text in simplified characters; same length.</summary>
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

    /// <summary>Full-width digits, signs and Latin letters in half width (U+FF01 to U+FF5E); same length.</summary>
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

    // The resource lists pairs: a traditional character and its simplified one.
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
