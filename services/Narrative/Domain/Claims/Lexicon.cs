using System.Collections.Frozen;

namespace Disclosure.Narrative.Domain.Claims;

/// <summary>The words that say what a number speaks of, from lexicon.txt.</summary>
internal sealed class Lexicon
{
    private readonly FrozenDictionary<char, Entry[]> _entries;

    private Lexicon(IEnumerable<(string Word, Facet Facet)> words) =>
        _entries = words
            .GroupBy(w => w.Word, w => w.Facet)
            .Select(g => new Entry(g.Key, [.. g.Distinct()]))
            .GroupBy(e => e.Word[0])
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(e => e.Word.Length).ToArray());

    public static Lexicon Shared { get; } = Load();

    /// <summary>The longest word that begins here; null where none does.</summary>
    public Entry? At(ReadOnlySpan<char> text)
    {
        if (_entries.TryGetValue(text[0], out var entries))
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
