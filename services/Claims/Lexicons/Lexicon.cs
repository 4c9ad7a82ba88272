using System.Collections.Frozen;

namespace Disclosure.Claims.Lexicons;

/// <summary>The words that say what a number speaks of, from lexicon.txt.</summary>
internal sealed class Lexicon
{
    // By the first two characters, longest first; a word whose first part is one character stands under it alone.
    private readonly FrozenDictionary<int, LexiconEntry[]> _entries;
    private readonly bool[] _begins = new bool[char.MaxValue + 1];

    // Most places of a text begin no word, which this tells without a look into the dictionary.
    private readonly bool[] _pairs = new bool[char.MaxValue + 1];

    private Lexicon(IEnumerable<(string Word, WordMeaning Facet)> words)
    {
        _entries = words
            .GroupBy(w => w.Word, w => w.Facet)
            .Select(g => new LexiconEntry(g.Key, [.. g.Distinct()]))
            .GroupBy(e => Pair(e.Word.Split('*')[0]))
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(e => e.Word.Length).ToArray());
        foreach (var pair in _entries.Keys)
        {
            _begins[(char)(pair >>> 16)] = true;
            _pairs[Fold(pair)] = true;
        }
    }

    public static Lexicon Shared { get; } = Load();

    /// <summary>Whether any word begins with the character.</summary>
    public bool Begins(char c) => _begins[c];

    /// <summary>The longest word that begins here, and its length; null where none does.</summary>
    public LexiconEntry? At(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        return !_begins[text[0]] ? null
            : text.Length > 1 && Among(Pair(text), text, out length) is { } entry ? entry
            : Among(Pair(text[..1]), text, out length);
    }

    private LexiconEntry? Among(int pair, ReadOnlySpan<char> text, out int length)
    {
        if (_pairs[Fold(pair)] && _entries.TryGetValue(pair, out var entries))
        {
            foreach (var entry in entries)
            {
                if (entry.Matches(text, out length))
                {
                    return entry;
                }
            }
        }

        length = 0;
        return null;
    }

    private static ushort Fold(int pair) => (ushort)((pair >>> 16) * 31 + pair);

    private static int Pair(ReadOnlySpan<char> word) => (word[0] << 16) | (word.Length > 1 ? word[1] : '\0');

    /// <summary>
    /// Reads lines of "Facet: word word". In a word, (a|b) stands for either, and * for a few characters that are no mark.
    /// </summary>
    public static Lexicon Parse(string text) =>
        new(
            from line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            where line[0] != '#'
            let colon = line.IndexOf(':', StringComparison.Ordinal)
            let facet = Enum.Parse<WordMeaning>(line[..colon])
            from pattern in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            from word in Spell(pattern)
            select (word, facet)
        );

    // 结转(|至)(下年|明年) is four words.
    private static IEnumerable<string> Spell(string pattern)
    {
        if (pattern.IndexOf('*', StringComparison.Ordinal) != pattern.LastIndexOf('*'))
        {
            throw new FormatException($"More than one gap in {pattern}.");
        }

        var open = pattern.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return [pattern];
        }

        var close = pattern.IndexOf(')', open);
        return from choice in pattern[(open + 1)..close].Split('|')
            from rest in Spell(pattern[(close + 1)..])
            select pattern[..open] + choice + rest;
    }

    private static Lexicon Load()
    {
        var assembly = typeof(Lexicon).Assembly;
        using var stream =
            assembly.GetManifestResourceStream($"{assembly.GetName().Name}.Lexicons.lexicon.txt")
            ?? throw new InvalidOperationException("The lexicon of claims is not embedded.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }
}
