namespace Disclosure.Narrative.Domain.Checks.Language;

/// <summary>A place where a phrase is meant and not quoted exactly.</summary>
/// <param name="End">Exclusive, in UTF-16 units.</param>
internal readonly record struct NearPhrase(int Start, int End, string Phrase);

/// <summary>
/// Finds what begins and ends like a known phrase and differs a little inside. One scan of the text; only its candidates are compared.
/// </summary>
internal sealed class NearPhraseFinder
{
    // Characters at either end that must be right: by them a phrase is known.
    private const int Head = 3;
    private const int Tail = 2;

    // Characters that may be wrong, missing or too many.
    private const int MostEdits = 3;

    private readonly ILookup<string, string> _byHead;
    private readonly HashSet<string> _phrases;
    private readonly NameIndex _heads;

    /// <param name="phrases">Shorter ones than six characters are left out: there must be something between their ends.</param>
    public NearPhraseFinder(IEnumerable<string> phrases)
    {
        _phrases = [.. phrases];
        _byHead = _phrases.Where(p => p.Length > Head + Tail).ToLookup(p => p[..Head]);
        _heads = new(_byHead.Select(g => g.Key), Head);
    }

    /// <summary>Every place, the nearest phrase of each.</summary>
    public IEnumerable<NearPhrase> Find(string text)
    {
        // One scan for the heads: phrases are compared only where a head stands.
        foreach (var (start, head) in _heads.Find(text))
        {
            if (!_byHead[head].Any(p => text.AsSpan(start).StartsWith(p)) && FindNearest(text, start, head) is { } near)
            {
                yield return near;
            }
        }
    }

    // Null where no phrase with this head is near, or what stands there is another phrase.
    private NearPhrase? FindNearest(string text, int start, string head)
    {
        (NearPhrase Found, int Edits)? nearest = null;
        foreach (var phrase in _byHead[head])
        {
            var reach = text.AsSpan(start, Math.Min(phrase.Length + MostEdits, text.Length - start));
            var tail = reach[Head..].IndexOf(phrase.AsSpan(phrase.Length - Tail));
            if (tail < 0)
            {
                continue;
            }

            var stated = reach[..(Head + tail + Tail)];
            var edits = EditDistance.Between(stated, phrase);
            if (
                edits is > 0 and <= MostEdits
                && edits * 3 <= phrase.Length
                && (nearest is null || edits < nearest.Value.Edits)
                // What stands there may be another known phrase, which is right.
                && !_phrases.Contains(stated.ToString())
                && !HaveSameLetters(stated, phrase)
            )
            {
                nearest = (new(start, start + stated.Length, phrase), edits);
            }
        }

        return nearest?.Found;
    }

    // Which mark stands inside a phrase is a matter of typography.
    private static bool HaveSameLetters(ReadOnlySpan<char> one, string other) =>
        string.Concat(one.ToString().Where(char.IsLetter)) == string.Concat(other.Where(char.IsLetter));
}
