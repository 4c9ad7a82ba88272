using System.Collections.Frozen;

namespace Disclosure.Narrative.Domain.Claims;

/// <summary>The words that say what a number speaks of, from lexicon.txt.</summary>
internal sealed class Lexicon
{
    // By the first two characters, longest first; a word of one character stands under itself alone.
    private readonly FrozenDictionary<int, Entry[]> _entries;
    private readonly bool[] _begins = new bool[char.MaxValue + 1];

    private Lexicon(IEnumerable<(string Word, Facet Facet)> words)
    {
        _entries = words
            .GroupBy(w => w.Word, w => w.Facet)
            .Select(g => new Entry(g.Key, [.. g.Distinct()]))
            .GroupBy(e => Pair(e.Word))
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(e => e.Word.Length).ToArray());
        foreach (var pair in _entries.Keys)
        {
            _begins[(char)(pair >>> 16)] = true;
        }
    }

    public static Lexicon Shared { get; } = Load();

    /// <summary>Whether any word begins with the character.</summary>
    public bool Begins(char c) => _begins[c];

    /// <summary>The longest word that begins here; null where none does.</summary>
    public Entry? At(ReadOnlySpan<char> text) =>
        !_begins[text[0]] ? null
        : text.Length > 1 && Among(Pair(text), text) is { } entry ? entry
        : Among(Pair(text[..1]), text);

    private Entry? Among(int pair, ReadOnlySpan<char> text)
    {
        if (_entries.TryGetValue(pair, out var entries))
        {
            foreach (var entry in entries)
            {
                if (text.StartsWith(entry.Word))
                {
                    return entry;
                }
            }
        }

        return null;
    }

    private static int Pair(ReadOnlySpan<char> word) => (word[0] << 16) | (word.Length > 1 ? word[1] : '\0');

    /// <summary>Reads lines of "Facet: word word".</summary>
    public static Lexicon Parse(string text) =>
        new(
            from line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            where line[0] != '#'
            let colon = line.IndexOf(':', StringComparison.Ordinal)
            let facet = Enum.Parse<Facet>(line[..colon])
            from word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            select (word, facet)
        );

    private static Lexicon Load()
    {
        var assembly = typeof(Lexicon).Assembly;
        using var stream =
            assembly.GetManifestResourceStream($"{assembly.GetName().Name}.Domain.Claims.lexicon.txt")
            ?? throw new InvalidOperationException("The lexicon of claims is not embedded.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <param name="Facets">In the order of the file.</param>
    internal sealed record Entry(string Word, Facet[] Facets);
}
