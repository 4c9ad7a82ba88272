namespace Disclosure.Narrative.Domain.Checks;

/// <summary>Finds any of many names in a text, the longest at each place, in one pass.</summary>
internal sealed class NameIndex
{
    // Shorter names are ordinary words.
    private const int Shortest = 3;

    private readonly Dictionary<(char, char), string[]> _names;

    public NameIndex(IEnumerable<string> names) =>
        _names = names
            .Where(n => n.Length >= Shortest)
            .Distinct()
            .GroupBy(n => (n[0], n[1]))
            .ToDictionary(g => g.Key, g => g.OrderByDescending(n => n.Length).ToArray());

    public IEnumerable<(int Start, string Name)> Find(string text)
    {
        if (_names.Count == 0)
        {
            yield break;
        }

        for (var i = 0; i + Shortest <= text.Length; i++)
        {
            if (
                _names.TryGetValue((text[i], text[i + 1]), out var names)
                && Array.Find(names, n => text.AsSpan(i).StartsWith(n)) is { } name
            )
            {
                yield return (i, name);
                i += name.Length - 1;
            }
        }
    }
}
