using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats.Encodings;
using Disclosure.Intake.Formats.PlainText;

namespace Disclosure.Intake.Formats.Markdown;

/// <summary>
/// Reads Markdown whose marks can be trusted. Most Markdown of others is text with a few marks, in which headings are
/// told by their words; it is read as plain text.
/// </summary>
internal sealed partial class MarkdownReader
{
    // Fewer marked sections are not the marks of a whole report.
    private const int MinSections = 3;

    private readonly List<ExtractedItem> _items = [];
    private readonly List<IReadOnlyList<ExtractedCell>> _rows = [];
    private readonly List<ExtractedLine> _list = [];
    private string _caption = "";
    private bool _isHeaded;
    private bool _isOrdered;
    private int _tables;

    // Which columns the rule below the heads sets at the right, as figures are.
    private bool[] _isFigure = [];

    /// <summary>DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE. Lines are numbered from 1.</summary>
    public static ExtractedDocument Read(ReadOnlyMemory<byte> content, string charset)
    {
        var notes = new List<Finding>();
        var lines = TextDecoding.Decode(content, charset, notes).ReplaceLineEndings("\n").Split('\n');
        if (!IsMarkedThroughout(lines))
        {
            return PlainTextReader.Read(content, charset);
        }

        var reader = new MarkdownReader();
        for (var i = 0; i < lines.Length; i++)
        {
            reader.Add(lines[i].Trim(), i + 1, i + 1 < lines.Length ? lines[i + 1] : "");
        }

        reader.EndBlock();
        return new(reader._items, IsWrapped: false) { Notes = notes };
    }

    // A title, sections and tables are marked, and every paragraph is followed by an empty line.
    private static bool IsMarkedThroughout(string[] lines) =>
        Array.Find(lines, l => l.Length > 0)?.StartsWith("# ", StringComparison.Ordinal) == true
        && lines.Count(l => Section().IsMatch(l)) >= MinSections
        && Array.Exists(lines, l => l.StartsWith('|') && l.Contains("---:", StringComparison.Ordinal))
        && lines.Zip(lines.Skip(1)).All(p => p.Second.Length == 0 || p.First.Length == 0 || IsSameBlock(p));

    private static bool IsSameBlock((string First, string Second) lines) =>
        (lines.First.StartsWith('|') && lines.Second.StartsWith('|'))
        || (Item().IsMatch(lines.First) && Item().IsMatch(lines.Second));

    private void Add(string line, int number, string next)
    {
        if (line.StartsWith('|'))
        {
            AddRow(line, number, next);
            return;
        }

        if (line is "" or "#")
        {
            EndBlock();
        }
        else if (Figure().Match(line) is { Success: true } figure)
        {
            _items.Add(
                new ExtractedImage(
                    null,
                    MarkdownInline.Text(figure.Groups["text"].Value),
                    MarkdownInline.Text(figure.Groups["caption"].Value)
                )
            );
        }
        else if (Caption().Match(line) is { Success: true } caption)
        {
            _caption = MarkdownInline.Text(caption.Groups["text"].Value);
        }
        else if (Item().Match(line) is { Success: true } item)
        {
            var text = new ExtractedLine(MarkdownInline.Runs(line[item.Length..]), number)
            {
                Role = LineRole.Paragraph,
            };
            AddItem(item.Value != "- ", text);
        }
        else
        {
            _items.Add(ToLine(line, number));
        }
    }

    private static ExtractedLine ToLine(string line, int number)
    {
        if (Heading().Match(line) is { Success: true } heading)
        {
            // The title is of level 1, a section of level 2.
            var level = heading.Groups["marks"].Length - 1;
            var text = MarkdownInline.Text(heading.Groups["text"].Value);
            text = level > 2 ? SmallNumber().Replace(text, "") : text;
            return new([new(text)], number, level, IsTitle: level == 0) { Role = LineRole.Heading };
        }

        return new(MarkdownInline.Runs(line), number) { Role = LineRole.Paragraph };
    }

    // The row above the rule heads the columns; where it is blank, the table has no heads.
    private void AddRow(string line, int number, string next)
    {
        if (_rows.Count == 1 && Rule().IsMatch(line))
        {
            _isFigure = [.. MarkdownInline.SplitRow(line).Select(t => t.EndsWith(':'))];
            if (!_isHeaded)
            {
                _rows.Clear();
            }

            return;
        }

        var texts = MarkdownInline.SplitRow(line);
        _isHeaded |= _rows.Count == 0 && Rule().IsMatch(next) && texts.Exists(t => t.Length > 0);
        _rows.Add([.. texts.Select((t, i) => new ExtractedCell(t, _rows.Count + 1, i + 1, Line: number))]);
    }

    private void AddItem(bool isOrdered, ExtractedLine item)
    {
        if (_list.Count > 0 && _isOrdered != isOrdered)
        {
            EndBlock();
        }

        _isOrdered = isOrdered;
        _list.Add(item);
    }

    private void EndBlock()
    {
        if (_list.Count > 0)
        {
            _items.Add(new ExtractedList(_isOrdered, [.. _list]));
            _list.Clear();
        }

        if (_rows.Count > 0)
        {
            _items.Add(
                new ExtractedTable(++_tables, [.. _rows.Select(WithoutMergedLabels)])
                {
                    Caption = _caption,
                    IsHeaded = _isHeaded,
                }
            );
            _rows.Clear();
            (_caption, _isHeaded, _isFigure) = ("", false, []);
        }
    }

    // Where figures are told by their alignment, a blank place of words is what a merged label leaves.
    private IReadOnlyList<ExtractedCell> WithoutMergedLabels(IReadOnlyList<ExtractedCell> row) =>
        _isFigure.Contains(true)
            ? [.. row.Where(c => c.Text.Length > 0 || _isFigure.ElementAtOrDefault(c.Column - 1))]
            : row;

    [GeneratedRegex("^## [一二三四五六七八九十]+、")]
    private static partial Regex Section();

    [GeneratedRegex(@"^(?<marks>#{1,5}) (?<text>.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:[0-9]+\.|（[0-9]+）)")]
    private static partial Regex SmallNumber();

    [GeneratedRegex(@"^(?:-|[0-9]{1,4}\.) ")]
    private static partial Regex Item();

    [GeneratedRegex(@"^\*［图：(?<text>.*?)］(?<caption>.*)\*$")]
    private static partial Regex Figure();

    [GeneratedRegex(@"^\*(?!\*)(?<text>(?:\\.|[^*\\])+)\*$")]
    private static partial Regex Caption();

    [GeneratedRegex(@"^\|(?: ?:?-{3,}:? ?\|)+$")]
    private static partial Regex Rule();
}
