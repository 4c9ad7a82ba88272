using System.Collections.Frozen;
using System.Text;

namespace Disclosure.Intake.Domain;

/// <summary>Makes wordings comparable: one width, simplified characters, nothing but letters.</summary>
internal static class Glyphs
{
    // Fewer traditional characters than these may be a name's own spelling.
    private const int MinTraditional = 12;

    // Pairs of a traditional character and its simplified one, after OpenCC's tables (Apache-2.0).
    private static readonly FrozenDictionary<char, char> s_simplified = Pairs();

    /// <summary>The letters of a text, of one width and simplified; digits, punctuation and spaces are left out.</summary>
    public static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                letters.Append(s_simplified.GetValueOrDefault(c, c));
            }
        }

        return letters.ToString();
    }

    /// <summary>The text in simplified characters.</summary>
    public static string Simplified(string text) =>
        string.Create(
            text.Length,
            text,
            static (to, from) =>
            {
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = s_simplified.GetValueOrDefault(from[i], from[i]);
                }
            }
        );

    /// <summary>Whether a text is written in traditional characters.</summary>
    public static bool IsTraditional(string text) =>
        text.Where(s_simplified.ContainsKey).Take(MinTraditional).Count() == MinTraditional;

    /// <summary>Full-width digits, signs and letters as their narrow selves; nothing else changes.</summary>
    public static string Narrow(string text)
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

    private static FrozenDictionary<char, char> Pairs()
    {
        using var stream =
            typeof(Glyphs).Assembly.GetManifestResourceStream("Disclosure.Intake.Domain.Traditional.txt")
            ?? throw new InvalidOperationException("The table of traditional characters is not in the assembly.");
        var text = new StreamReader(stream, Encoding.UTF8).ReadToEnd().TrimEnd();
        var pairs = new Dictionary<char, char>(text.Length / 2);
        for (var i = 0; i + 1 < text.Length; i += 2)
        {
            pairs.TryAdd(text[i], text[i + 1]);
        }

        return pairs.ToFrozenDictionary();
    }
}
