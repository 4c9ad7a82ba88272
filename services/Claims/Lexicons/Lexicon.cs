using System.Collections.Frozen;
using Disclosure.Claims.Concepts;

namespace Disclosure.Claims.Lexicons;

/// <summary>Finds the longest known word at a place of a text.</summary>
internal sealed class Lexicon
{
    // By the first two characters, longest first; a word that begins with one character and a gap is filed under that character.
    // Keys are two characters in one int: text is looked up without cutting strings from it.
    private readonly FrozenDictionary<int, LexiconEntry[]> _entries;

    // Most places of a text begin no word; these tables tell so without a dictionary lookup.
    private readonly bool[] _begins = new bool[char.MaxValue + 1];
    private readonly bool[] _pairs = new bool[char.MaxValue + 1];

    /// <param name="words">A word that is given several times has several meanings, in this order.</param>
    public Lexicon(IEnumerable<(string Word, ClaimConcept Concept)> words)
    {
        _entries = words
            .GroupBy(w => w.Word, w => w.Concept)
            .Select(g => new LexiconEntry(g.Key, [.. g.Distinct()]))
            .GroupBy(e => Pair(e.Word.Split('*')[0]))
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(e => e.Word.Length).ToArray());
        foreach (var pair in _entries.Keys)
        {
            _begins[(char)(pair >>> 16)] = true;
            _pairs[Fold(pair)] = true;
        }
    }

    /// <summary>Whether any word begins with the character.</summary>
    public bool Begins(char c) => _begins[c];

    /// <summary>The longest word at the beginning of the text, and its length; null where there is none.</summary>
    /// <param name="text">Not empty.</param>
    public LexiconEntry? Match(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        return !_begins[text[0]] ? null
            : text.Length > 1 && Match(Pair(text), text, out length) is { } entry ? entry
            : Match(Pair(text[..1]), text, out length);
    }

    // Entries of a pair are sorted by length, so the first that fits is the longest.
    private LexiconEntry? Match(int pair, ReadOnlySpan<char> text, out int length)
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

    // A pair of characters hashed to 16 bits.
    private static ushort Fold(int pair) => (ushort)((pair >>> 16) * 31 + pair);

    // The first two characters, or the first and none.
    private static int Pair(ReadOnlySpan<char> word) => (word[0] << 16) | (word.Length > 1 ? word[1] : '\0');
}
