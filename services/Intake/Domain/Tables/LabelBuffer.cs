using System.Text.RegularExpressions;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Tables;

/// <summary>
/// The words read since the last figures: the label of the next row, piece by piece, and what stands around it.
/// </summary>
internal sealed partial class LabelBuffer
{
    // Words further back do not belong to the figures that follow.
    private const int MaxWords = 24;

    private readonly List<string> _words = [];

    // The same words without what stands in brackets: 规章（县级无此项）.
    private readonly List<string> _bare = [];

    // Index of the word that the last number in digits stands before. A label begins there; what precedes it belongs
    // to another row.
    private int _numbered;

    /// <summary>All words, letters only.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>How many words precede the last number in digits; 0 where there is none.</summary>
    public int CountBeforeNumber => Math.Min(_numbered, _words.Count);

    /// <summary>The words from the last number in digits on; all where there is none.</summary>
    public IReadOnlyList<string> Label =>
        _numbered > 0 && _numbered < _words.Count ? _words.GetRange(_numbered, _words.Count - _numbered) : _words;

    /// <summary>The label without notes in brackets; null where it has none.</summary>
    public IReadOnlyList<string>? LabelWithoutNotes =>
        _bare.SequenceEqual(_words) ? null
        : _numbered > 0 && _numbered < _bare.Count ? _bare.GetRange(_numbered, _bare.Count - _numbered)
        : _bare;

    /// <summary>Adds a text. Its letters are one word; a number in front of them is remembered.</summary>
    public void Add(string text)
    {
        var numeral = HeadingNumeral.Parse(text);
        if (numeral.Kind == HeadingNumeralKind.Bracketed && IsInDigits(HeadingNumeral.Parse(numeral.Rest)))
        {
            // （五）1.信访: the numbers of a group and of a row on one line.
            Add(numeral.Raw);
            Add(numeral.Rest);
            return;
        }

        if (IsInDigits(numeral))
        {
            _numbered = _words.Count;
        }

        if (CharacterNormalizer.LettersOnly(text) is { Length: > 0 } letters)
        {
            _words.Add(letters);
            var bare = CharacterNormalizer.LettersOnly(Note().Replace(text, ""));
            _bare.Add(bare.Length > 0 ? bare : letters);
        }
    }

    public IReadOnlyList<string> Take(int count) => _words.GetRange(0, count);

    /// <summary>Drops words that are too far back.</summary>
    public void Trim()
    {
        if (_words.Count > MaxWords)
        {
            _numbered = Math.Max(0, _numbered - (_words.Count - MaxWords));
            _bare.RemoveRange(0, _bare.Count - MaxWords);
            _words.RemoveRange(0, _words.Count - MaxWords);
        }
    }

    public void Clear()
    {
        _words.Clear();
        _bare.Clear();
        _numbered = 0;
    }

    [GeneratedRegex(@"(?<=\p{L}.*)[（(][^（）()]{1,40}[）)]", RegexOptions.CultureInvariant)]
    private static partial Regex Note();

    private static bool IsInDigits(HeadingNumeral numeral) =>
        numeral is { Kind: HeadingNumeralKind.Plain, IsChinese: false };
}
