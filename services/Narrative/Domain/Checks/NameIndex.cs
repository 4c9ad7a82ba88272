using System.Buffers;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>Finds any of many names in a text, the longest at each place, in one pass whose cost hardly grows with the names.</summary>
/// <remarks>Thousands of names against every line of a report: a scan for each name would cost their product.</remarks>
internal sealed class NameIndex
{
    // Shorter names of agencies are ordinary words.
    private const int ShortestOfAgency = 3;

    // With more first characters than these, a scan for them stops too often to be faster than one for pairs.
    private const int MostScanned = 12;

    private readonly bool _isDense;

    // A power of two.
    private const int PairSlots = 8192;

    private readonly int _shortest;

    // Whether any name begins with a pair of characters, hashed: most places are passed over by it.
    private readonly bool[] _pairs = new bool[PairSlots];

    // Looked up by spans, so that no text is copied.
    private readonly HashSet<string> _names = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    // By the first two characters the lengths that names have, longest first.
    private readonly Dictionary<int, List<int>> _lengths = [];

    // The first characters of all names, for a vectorised scan.
    private readonly SearchValues<char> _first;

    /// <summary>An index of names.</summary>
    /// <param name="names">Shorter ones than the shortest are left out.</param>
    /// <param name="shortest">In characters, at least two.</param>
    public NameIndex(IEnumerable<string> names, int shortest = ShortestOfAgency)
    {
        _shortest = shortest;
        foreach (var name in names.Where(n => n.Length >= shortest && _names.Add(n)))
        {
            _pairs[Fold(Pair(name))] = true;
            var lengths = _lengths.TryGetValue(Pair(name), out var known) ? known : _lengths[Pair(name)] = [];
            if (!lengths.Contains(name.Length))
            {
                lengths.Add(name.Length);
            }
        }

        foreach (var lengths in _lengths.Values)
        {
            // Longest first, so that 临阳县水务局 is found and not 临阳县.
            lengths.Sort((a, b) => b.CompareTo(a));
        }

        _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        char[] first = [.. _lengths.Keys.Select(k => (char)(k >>> 16)).Distinct()];
        (_first, _isDense) = (SearchValues.Create(first), first.Length > MostScanned);
    }

    /// <summary>Every name in the text with its place; names do not overlap.</summary>
    public IEnumerable<(int Start, string Name)> Find(string text)
    {
        for (var at = Next(text, 0); at >= 0; )
        {
            if (At(text.AsSpan(at)) is { } name)
            {
                yield return (at, name);
                at = Next(text, at + name.Length);
            }
            else
            {
                at = Next(text, at + 1);
            }
        }
    }

    // The next place where a name may begin; -1 where there is none.
    private int Next(string text, int from)
    {
        if (_isDense)
        {
            for (var i = from; i + _shortest <= text.Length; i++)
            {
                if (_pairs[Fold((text[i] << 16) | text[i + 1])])
                {
                    return i;
                }
            }

            return -1;
        }

        var at = text.AsSpan(from).IndexOfAny(_first);
        return at < 0 || from + at + _shortest > text.Length ? -1 : from + at;
    }

    // The longest name at the beginning of the text.
    private string? At(ReadOnlySpan<char> text)
    {
        var pair = Pair(text);
        if (_pairs[Fold(pair)] && _lengths.TryGetValue(pair, out var lengths))
        {
            foreach (var length in lengths)
            {
                if (length <= text.Length && _lookup.TryGetValue(text[..length], out var name))
                {
                    return name;
                }
            }
        }

        return null;
    }

    private static int Fold(int pair) => (((pair >>> 16) * 31) + (pair & char.MaxValue)) & (PairSlots - 1);

    // The first two characters.
    private static int Pair(ReadOnlySpan<char> name) => (name[0] << 16) | name[1];
}
