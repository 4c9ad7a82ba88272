using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Formats.PageLayout;

/// <summary>
/// Turns pages into one sequence of lines and tables: tables where they are drawn, lines joined into paragraphs, also
/// across page breaks.
/// </summary>
internal sealed class PageAssembler
{
    // In font sizes: how far the first line of a paragraph is indented at least.
    private const double Indent = 1.2;

    // In font sizes: a line that ends so far before the right margin is the last of its paragraph.
    private const double Short = 1.6;

    // One line in so many may begin further out than the text.
    private const int Strays = 50;

    // Characters of a line that may reach the right margin.
    private const int FullLine = 20;

    private readonly List<ExtractedItem> _items = [];

    // The same text as lines alone, for a second, independent reading.
    private readonly List<ExtractedItem> _flat = [];
    private readonly List<PageLine> _paragraph = [];
    private readonly PageImageQueue _pictures = new();
    private int _lines;
    private int _tables;

    // The margins of the text, in points.
    private (double Left, double Right) _body;

    /// <summary>The document; a note names the pages that are images without text.</summary>
    /// <param name="pages">In order, headers and footers removed.</param>
    /// <param name="leftOut">What was left out of them.</param>
    public static ExtractedDocument Assemble(
        IReadOnlyList<FixedPage> pages,
        LeftOutContent leftOut,
        CancellationToken cancellation
    )
    {
        var parted = new List<SegmentedPage>();
        foreach (var page in pages)
        {
            cancellation.ThrowIfCancellationRequested();
            parted.Add(SegmentedPage.Segment(page));
        }

        var assembly = new PageAssembler { _body = Body(parted) };
        parted.ForEach(assembly.Add);
        assembly.EndParagraph();
        var silent = pages
            .Where(p => p.Pictures.Count > 0 && !p.Glyphs.Any(g => !g.IsSpace))
            .Select(p => p.Number)
            .ToArray();
        return new(assembly._items, IsWrapped: false)
        {
            Flat = assembly._flat,
            Notes = [.. leftOut.ToFindings(), .. NoteSilent(silent)],
        };
    }

    private static IEnumerable<Finding> NoteSilent(int[] pages)
    {
        if (pages.Length > 0)
        {
            yield return new(
                "intake.page_without_text",
                Severity.Warning,
                $"第 {string.Join("、", pages)} 页没有文字，可能是扫描的图片，其中的内容没有读入，请对照原件补填。"
            );
        }
    }

    // Lines above each table come before it. Images enter the text where the lines pass them.
    private void Add(SegmentedPage parted)
    {
        var (page, lines, next) = (parted.Page, parted.Lines, 0);
        _pictures.Begin(page);
        foreach (var grid in parted.Grids.Where(g => g.Cells.Any(parted.Cells.ContainsKey)))
        {
            for (; next < lines.Count && lines[next].Base < grid.Bottom; next++)
            {
                Add(lines[next]);
            }

            _pictures.Reach(grid.Bottom);
            EndParagraph();
            _items.Add(new ExtractedTable(++_tables, Rows(grid, parted.Cells, page.Number)));
        }

        foreach (var line in lines.Skip(next))
        {
            Add(line);
        }

        _pictures.Reach(page.Height);
        _flat.AddRange(
            PageLine
                .GroupGlyphs(page.Number, page.Glyphs)
                .Select(l => new ExtractedLine([new(l.Text)], 0, Page: page.Number, Box: l.Box))
        );
    }

    // The cells of a table by rows, blank ones included.
    private static IReadOnlyList<IReadOnlyList<ExtractedCell>> Rows(
        RuledTable grid,
        IReadOnlyDictionary<RuledCell, List<PageGlyph>> cells,
        int page
    ) =>
        [
            .. grid
                .Cells.GroupBy(c => c.Row)
                .OrderBy(r => r.Key)
                .Select(r =>
                    r.OrderBy(c => c.Column).Select(c => ToCell(c, cells.GetValueOrDefault(c) ?? [], page)).ToArray()
                ),
        ];

    private static ExtractedCell ToCell(RuledCell cell, List<PageGlyph> glyphs, int page) =>
        new(
            string.Concat(PageLine.GroupGlyphs(page, glyphs).Select(l => l.Text)),
            cell.Row,
            cell.Column,
            cell.Span,
            Page: page,
            Box: PageLine.ToBox(cell.Left, cell.Top, cell.Right, cell.Bottom)
        );

    // The margins of the text outside tables: where its lines begin, except for the few that begin further left, and
    // where most full lines end.
    private static (double Left, double Right) Body(List<SegmentedPage> pages)
    {
        var lines = pages.SelectMany(p => p.Lines).ToArray();
        if (lines.Length == 0)
        {
            return default;
        }

        var full = lines.Where(l => l.Text.Length >= FullLine).Select(l => l.Right).Order().ToArray();
        return (
            lines.Select(l => l.Left).Order().ElementAt(lines.Length / Strays),
            full.Length > 0 ? full[full.Length * 3 / 4] : lines.Max(l => l.Right)
        );
    }

    // A caption below an image belongs to the image and is no line of the text.
    private void Add(PageLine line)
    {
        _pictures.Reach(line.Base);
        if (_pictures.TakesAsCaption(line))
        {
            return;
        }

        if (_paragraph.Count == 0 || !GoesOn(_paragraph[^1], line))
        {
            EndParagraph();
        }

        _paragraph.Add(line);
    }

    // A line continues the paragraph if the line before reached the right margin and it begins at the left one. A
    // number after a full stop begins a new paragraph.
    private bool GoesOn(PageLine before, PageLine line) =>
        !(before.Text.EndsWith('。') && HeadingNumeral.Parse(line.Text).Kind != HeadingNumeralKind.None)
        && line.Left < _body.Left + (line.Size * Indent)
        && before.Right > _body.Right - (before.Size * Short)
        && Math.Abs(before.Size - line.Size) < 1.5;

    private void EndParagraph()
    {
        if (_paragraph.Count > 0)
        {
            var (first, text) = (_paragraph[0], Joined());
            _items.Add(new ExtractedLine([new(text)], ++_lines, Page: first.Page, Box: first.Box));
            _paragraph.Clear();
        }

        // What floats within a paragraph stands behind it.
        _items.AddRange(_pictures.TakeReached());
    }

    // A line that ends inside a Latin word or number goes on without a space; words of it have one.
    private string Joined() => string.Concat(_paragraph.Select(l => l.Text));
}
