using System.Buffers;
using System.Text;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Prose;

/// <summary>
/// Builds the blocks of sections from lines: paragraphs, joined where they were wrapped, and small headings.
/// </summary>
internal sealed class ProseBuilder(NarrativeDraft prose)
{
    // Letters of a line that is as long as the page is wide; only such a line is continued by the next.
    private const int MinWrapped = 15;

    // Letters of a small heading.
    private const int MaxSmallHeading = 40;

    private static readonly SearchValues<char> s_sentence = SearchValues.Create("。；，！？：");

    // Names of the sections and topics begun so far.
    private readonly HashSet<string> _open = [];
    private readonly StringBuilder _preamble = new();
    private SectionDraft _section = prose.Open(prose.PreambleName, "", "", null, 100);

    // The paragraph at hand, and how long its last line is.
    private List<TextRun> _pending = [];
    private int _lastLength;
    private bool _isMarked;

    /// <summary>How many topics of the current section were headed.</summary>
    public int TopicCount { get; private set; }

    /// <summary>The text before the first heading.</summary>
    public string Preamble => _preamble.ToString();

    /// <summary>Whether a section or topic was begun.</summary>
    public bool IsOpen(string section) => _open.Contains(section);

    /// <summary>Begins a section or topic; what is added next belongs to it.</summary>
    /// <param name="parent">Name of the section of a topic; empty for a section.</param>
    /// <param name="line">The line of its heading.</param>
    public void Begin(string section, string parent, HeadingMatch heading, ExtractedLine line)
    {
        Flush();
        TopicCount = parent.Length > 0 ? TopicCount + 1 : 0;
        _open.Add(section);
        _section = prose.Open(section, parent, heading.Heading, line, heading.Confidence);
        FindResidue(line, 0);
    }

    /// <summary>Adds a line of text.</summary>
    /// <param name="isWrapped">Whether it may continue the paragraph of the line before.</param>
    public void Add(ExtractedLine line, bool isWrapped)
    {
        if (string.IsNullOrWhiteSpace(line.Text))
        {
            return;
        }

        if (_section.Name == prose.PreambleName)
        {
            _preamble.Append(line.Text);
        }

        var goesOn =
            isWrapped
            && line.Role == LineRole.Unmarked
            && _pending.Count > 0
            && !line.IsIndented
            && _lastLength >= MinWrapped
            && !EndsSentence(_pending[^1].Text)
            && HeadingNumeral.Parse(line.Text).Kind == HeadingNumeralKind.None;
        if (!goesOn)
        {
            Flush();
        }

        (_lastLength, _isMarked) = (line.Text.Trim().Length, line.Role == LineRole.Paragraph);
        if (line.HeadingLevel is 3 or 4 || IsSmallHeading(line))
        {
            AddHeading(line);
            return;
        }

        _pending.AddRange(
            goesOn ? line.Runs.Select((r, i) => i == 0 ? r with { Text = r.Text.TrimStart() } : r) : line.Runs
        );
    }

    /// <summary>Adds a finished block.</summary>
    public void Add(Block block)
    {
        Flush();
        _section.Add(block);
    }

    /// <summary>Adds a list that the document marks as one.</summary>
    public void Add(ExtractedList list)
    {
        Flush();
        if (_section.Name == prose.PreambleName)
        {
            _preamble.AppendJoin("", list.Items.Select(i => i.Text));
        }

        var found = new List<ResidueMatch>();
        var items = new List<Paragraph>();
        var at = 0;
        foreach (var item in list.Items)
        {
            var removed = new List<ResidueMatch>();
            var runs = Merge(
                EditorResidue.Clean(
                    [.. item.Runs.Select(r => r with { Text = OneLine(r.Text) })],
                    removed,
                    isMarked: true
                )
            );
            if (runs.Count > 0)
            {
                var paragraph = new Paragraph(runs);
                found.AddRange(
                    removed
                        .Concat(EditorResidue.FindPlaceholders(paragraph.Text))
                        .Select(f => f with { At = at + f.At })
                );
                items.Add(paragraph);
                at += EditorResidue.CodePoints(paragraph.Text) + 1;
            }
        }

        if (items.Count > 0)
        {
            Note(found, _section.NextStart);
            _section.Add(new ItemList(list.IsOrdered, items));
        }
    }

    /// <summary>Ends the paragraph at hand.</summary>
    public void Flush()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        var found = new List<ResidueMatch>();
        var runs = Merge(
            EditorResidue.Clean([.. _pending.Select(r => r with { Text = OneLine(r.Text) })], found, _isMarked)
        );
        _pending = [];
        if (runs.Count == 0)
        {
            return;
        }

        var paragraph = new Paragraph(runs);
        Note(found.Concat(EditorResidue.FindPlaceholders(paragraph.Text)), _section.NextStart);
        _section.Add(paragraph);
    }

    // Chinese numerals in brackets and digits alike: level 3 is "1.", level 4 is "（1）".
    private void AddHeading(ExtractedLine line)
    {
        var numeral = HeadingNumeral.Parse(line.Text);
        var text = OneLine(line.Role == LineRole.Heading ? line.Text.Trim() : numeral.Rest);
        if (text.Length > 0)
        {
            var level =
                line.HeadingLevel > 0 ? line.HeadingLevel
                : numeral.Kind == HeadingNumeralKind.Bracketed ? 4
                : 3;
            Note(EditorResidue.FindPlaceholders(text), _section.NextStart);
            _section.Add(new Heading(level, text));
        }
    }

    // 1.公开形式有待丰富: short, numbered in digits, no sentence.
    private static bool IsSmallHeading(ExtractedLine line)
    {
        var numeral = HeadingNumeral.Parse(line.Text);
        return line.Role == LineRole.Unmarked
            && numeral
                is { Kind: not HeadingNumeralKind.None, IsChinese: false, Rest.Length: > 0 and <= MaxSmallHeading }
            && !numeral.Rest.AsSpan().ContainsAny(s_sentence);
    }

    // Residue in a heading is noted at the start of the section.
    private void FindResidue(ExtractedLine line, int at)
    {
        var found = new List<ResidueMatch>();
        EditorResidue.Clean(line.Runs, found);
        Note(found.Select(f => f with { At = 0 }), at);
    }

    // One finding for each piece of residue, with its span in the section's text.
    private void Note(IEnumerable<ResidueMatch> found, int start)
    {
        foreach (var residue in found)
        {
            var what = residue.Length == 0 ? "，已删除" : "，请补充完整或删除";
            var shown = residue.Raw.All(c => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format)
                ? "不可见字符"
                : $"“{residue.Raw}”";
            prose.Notes.Add(
                new("text.residue", Severity.Warning, $"正文中有编辑残留{shown}{what}。")
                {
                    Section = _section.Name,
                    Span = new(start + residue.At, start + residue.At + residue.Length),
                    Actual = residue.Raw,
                }
            );
        }
    }

    // Adjacent runs of the same weight become one.
    private static List<TextRun> Merge(IReadOnlyList<TextRun> runs)
    {
        var merged = new List<TextRun>();
        foreach (var run in runs.Where(r => r.Text.Length > 0))
        {
            if (merged.Count > 0 && merged[^1].Bold == run.Bold)
            {
                merged[^1] = run with { Text = merged[^1].Text + run.Text };
            }
            else
            {
                merged.Add(run);
            }
        }

        return merged;
    }

    // Control characters, which no block may contain, become spaces.
    private static string OneLine(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\u001F') || text.AsSpan().ContainsAnyInRange('\u007F', '\u009F')
            ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c))
            : text;

    // A line that ends so is not continued by the next.
    private static bool EndsSentence(string text) =>
        text.TrimEnd() is not [.., var last]
        || last is '。' or '！' or '？' or '；' or '：' or '”' or '）' or '.' or ':';
}
