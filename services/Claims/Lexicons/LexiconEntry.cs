using System.Buffers;
using Disclosure.Claims.Concepts;

namespace Disclosure.Claims.Lexicons;

/// <summary>One word of the lexicon with its meanings.</summary>
/// <param name="Word">At most one <c>*</c>, which stands for up to 12 characters that are no mark and no digit.</param>
/// <param name="Concepts">Its meanings, in the order in which they are read.</param>
internal sealed record LexiconEntry(string Word, ClaimConcept[] Concepts)
{
    // Between the two parts of a word: 未(在规定期限内)补正.
    private const int MaxGap = 12;

    // No gap crosses a mark, a digit or a reference.
    private static readonly SearchValues<char> s_gapEnds = SearchValues.Create(
        "，,。；;：:、！？!?\n（()）“”《》0123456789０１２３４５６７８９{"
    );

    // Before and after the gap; no tail where there is no gap.
    private readonly string _head = Word.Split('*')[0];
    private readonly string? _tail = Word.Contains('*', StringComparison.Ordinal) ? Word.Split('*')[1] : null;

    /// <summary>Whether the text begins with the word, and how many characters the word covers.</summary>
    public bool Matches(ReadOnlySpan<char> text, out int length)
    {
        length = _head.Length;
        if (!text.StartsWith(_head) || _tail is null)
        {
            return _tail is null && text.StartsWith(_head);
        }

        // Most texts have no such tail in reach; the gap is checked for the others alone.
        var rest = text[_head.Length..];
        var tail = rest[..Math.Min(rest.Length, MaxGap + _tail.Length)].IndexOf(_tail);
        length += tail + _tail.Length;
        return tail >= 0 && !rest[..(tail + _tail.Length)].ContainsAny(s_gapEnds);
    }
}
