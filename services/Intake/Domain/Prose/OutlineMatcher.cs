using System.Runtime.CompilerServices;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Prose;

/// <summary>
/// Recognises the headings of an edition's sections and topics by their words, as the numbers are often wrong or
/// missing. The accepted titles, keywords and patterns are data of the edition.
/// </summary>
internal sealed class OutlineMatcher
{
    private static readonly ConditionalWeakTable<Edition, OutlineMatcher> s_known = [];

    // Letters of a heading; a longer line is a sentence that mentions one.
    private const int MaxHeading = 45;
    private const int MaxSubHeading = 30;

    // Fewer letters in the corner of a table are too few to tell it by.
    private const int MinFirstWords = 6;

    private readonly Edition _edition;

    // The sections that have headings.
    private readonly SectionForm[] _tops;

    // The accepted titles of every section and topic, letters only.
    private readonly Dictionary<SectionForm, string[]> _letters;

    // The text in the upper left corner of each table, letters only.
    private readonly Dictionary<string, string> _firstWords;

    private OutlineMatcher(Edition edition)
    {
        _edition = edition;
        _tops = [.. edition.Sections.Where(s => s.Heading.Length > 0)];
        _firstWords = edition
            .Tables.Select(t => (t.Name, Words: CharacterNormalizer.LettersOnly(t.Grid.Rows[0].Cells[0].Text)))
            .Where(t => t.Words.Length >= MinFirstWords)
            .ToDictionary(t => t.Name, t => t.Words);
        _letters = edition
            .Sections.Concat(edition.Sections.SelectMany(s => s.Sections))
            .ToDictionary<SectionForm, SectionForm, string[]>(s => s, Letters, ReferenceEqualityComparer.Instance);
    }

    /// <summary>The matcher of an edition, made once for it.</summary>
    public static OutlineMatcher For(Edition edition) => s_known.GetValue(edition, e => new(e));

    /// <summary>Whether a section is the first that has a heading.</summary>
    public bool IsFirst(SectionForm form) => _tops is [var first, ..] && first == form;

    /// <summary>The section that a line heads; null where the line is text.</summary>
    /// <param name="mayBeBracketed">Whether （一） may number a section, which most often numbers a topic.</param>
    public HeadingMatch? MatchSection(ExtractedLine line, bool mayBeBracketed = false)
    {
        var numeral = HeadingNumeral.Parse(line.Text);
        if (
            numeral.Rest.Length is 0 or > MaxHeading
            || (numeral.Kind == HeadingNumeralKind.Bracketed && !mayBeBracketed)
            || line.HeadingLevel > 1 && numeral.Kind == HeadingNumeralKind.None
        )
        {
            return null;
        }

        if (line.Section.Length > 0)
        {
            var named = _edition.Sections.FirstOrDefault(s =>
                (s.Section.Length > 0 ? s.Section : s.Table) == line.Section
            );
            return named is null ? null : new(named, numeral, Own(named, numeral.Rest), "");
        }

        var letters = CharacterNormalizer.LettersOnly(numeral.Rest);
        foreach (var form in _tops)
        {
            if (_letters[form].Contains(letters))
            {
                return new(form, numeral, Own(form, numeral.Rest), "");
            }
        }

        // With a number in front, the words may be more or other than the official ones.
        return numeral.Kind == HeadingNumeralKind.Plain && !EndsAsSentence(numeral.Rest)
            ? MatchSimilar(numeral, letters)
            : null;
    }

    /// <summary>
    /// The topic of a section that a line heads; null where the line is text. Text may follow the heading on its
    /// line.
    /// </summary>
    /// <param name="isOpen">Whether a topic was begun already: each is headed once.</param>
    public HeadingMatch? MatchTopic(SectionForm top, ExtractedLine line, Func<string, bool> isOpen)
    {
        var numeral = HeadingNumeral.Parse(line.Text);
        if (top.Sections.Count == 0 || numeral.Rest.Length == 0 || line.HeadingLevel > 2)
        {
            return null;
        }

        var end = line.Role == LineRole.Heading ? -1 : numeral.Rest.AsSpan().IndexOfAny("。：:；\n");
        var head = end < 0 ? numeral.Rest : numeral.Rest[..end];
        var rest = end < 0 ? "" : numeral.Rest[(end + 1)..].Trim();
        if (line.Section.Length > 0)
        {
            var named = top.Sections.FirstOrDefault(s => s.Section == line.Section);
            return named is null ? null : new(named, numeral, Own(named, numeral.Rest), "");
        }

        var letters = CharacterNormalizer.LettersOnly(head);
        foreach (var form in top.Sections.Where(s => !isOpen(s.Section)))
        {
            if (
                _letters[form].Contains(letters)
                && (numeral.Kind != HeadingNumeralKind.None || end < 0 || rest.Length == 0)
            )
            {
                return new(form, numeral, Own(form, head), rest);
            }
        }

        // Commas join two halves of a heading; with figures or a full stop they make a sentence.
        if (
            (numeral.Kind != HeadingNumeralKind.Bracketed && line.HeadingLevel != 2)
            || head.Length > MaxSubHeading
            || (head.Contains('，', StringComparison.Ordinal) && (end >= 0 || head.Any(char.IsDigit)))
        )
        {
            return null;
        }

        var alike = top.Sections.FirstOrDefault(s =>
            !isOpen(s.Section) && _letters[s].Concat(s.Keywords).Any(l => letters.Contains(l, StringComparison.Ordinal))
        );
        return alike is null ? null : new(alike, numeral, Own(alike, head), rest, 90);
    }

    /// <summary>The section whose table begins with the line's words; null where none does.</summary>
    public HeadingMatch? MatchTable(ExtractedLine line)
    {
        if (line.Text.Length > MaxHeading)
        {
            return null;
        }

        var letters = CharacterNormalizer.LettersOnly(line.Text);
        var form = Array.Find(_tops, t => _firstWords.GetValueOrDefault(t.Table) == letters);
        return form is null ? null : new(form, new("", HeadingNumeralKind.None, false, ""), "", "", 85);
    }

    /// <summary>
    /// The section of a topic's heading that is found where the section's own heading was lost; null where the line
    /// is none.
    /// </summary>
    /// <param name="mayBegin">Whether a section may begin here.</param>
    public HeadingMatch? MatchOrphanTopic(ExtractedLine line, Func<SectionForm, bool> mayBegin)
    {
        var numeral = HeadingNumeral.Parse(line.Text);
        if (numeral.Kind != HeadingNumeralKind.Bracketed)
        {
            return null;
        }

        var letters = CharacterNormalizer.LettersOnly(numeral.Rest);
        var owner = _edition.Sections.FirstOrDefault(s =>
            mayBegin(s) && s.Sections.Any(sub => _letters[sub].Contains(letters))
        );
        return owner is null ? null : new(owner, new("", HeadingNumeralKind.None, false, ""), "", "", 85);
    }

    // A numbered heading that contains a title, or that one of the edition's patterns matches.
    private HeadingMatch? MatchSimilar(HeadingNumeral numeral, string letters)
    {
        foreach (var form in _tops)
        {
            if (_letters[form].Any(k => k.Length >= 4 && letters.Contains(k, StringComparison.Ordinal)))
            {
                return new(form, numeral, Own(form, numeral.Rest), "", 95);
            }
        }

        // 五、工作中的不足和下一步打算, 六、其他事项: by words that only headings of this section have.
        var pattern = _edition.Reading.Headings.FirstOrDefault(h => h.Matches(letters));
        var found = pattern is null ? null : Array.Find(_tops, t => t.Section == pattern.Section);
        return found is null ? null : new(found, numeral, Own(found, numeral.Rest), "", 85);
    }

    private static bool EndsAsSentence(string text) => text[^1] is '。' or '；' or '，' or '、';

    // The heading as printed; empty where it is the official one.
    private static string Own(SectionForm form, string heading)
    {
        var trimmed = heading.Trim().TrimEnd('。', '：', ':', '．');
        return CharacterNormalizer.LettersOnly(trimmed) == CharacterNormalizer.LettersOnly(form.Heading) ? "" : trimmed;
    }

    // The official title comes first.
    private static string[] Letters(SectionForm form) =>
        [CharacterNormalizer.LettersOnly(form.Heading), .. form.Aliases.Select(CharacterNormalizer.LettersOnly)];
}
