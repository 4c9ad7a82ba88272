using Disclosure.Intake.Domain;
using Disclosure.Vocabulary;

namespace Disclosure.Intake.Readers.Pages;

/// <summary>Puts pages together: tables where they stand, lines made paragraphs, over page breaks too.</summary>
internal sealed class PageAssembly
{
    // In sizes of type: how far a new paragraph is set in, and how short the last line of one is.
    private const double Indent = 1.2;
    private const double Short = 1.6;

    // One line in so many may begin further out than the text.
    private const int Strays = 50;

    private readonly List<SourceItem> _items = [];
    private readonly List<SourceItem> _flat = [];
    private readonly List<PageLine> _paragraph = [];
    private int _lines;
    private int _tables;
    private (double Left, double Right) _body;

    public static Source ToSource(IReadOnlyList<FixedPage> pages, CancellationToken cancellation)
    {
        var assembly = new PageAssembly { _body = Body(pages) };
        foreach (var page in pages)
        {
            cancellation.ThrowIfCancellationRequested();
            assembly.Add(page);
        }

        assembly.EndParagraph();
        var silent = pages.Where(p => p.HasPicture && !p.Glyphs.Any(g => !g.IsSpace)).Select(p => p.Number).ToArray();
        return new(assembly._items, IsWrapped: false)
        {
            Flat = assembly._flat,
            Notes =
                silent.Length == 0
                    ? []
                    :
                    [
                        new(
                            "intake.page_without_text",
                            Severity.Warning,
                            $"第 {string.Join("、", silent)} 页没有文字，可能是扫描的图片，其中的内容没有读入，请对照原件补填。"
                        ),
                    ],
        };
    }

    private void Add(FixedPage page)
    {
        var grids = RuledGrid.Find(page);
        var cells = new Dictionary<RuledCell, List<Glyph>>();
        var free = new List<Glyph>();
        foreach (var glyph in page.Glyphs)
        {
            var cell = grids.Select(g => g.At(glyph.Middle, glyph.Centre)).FirstOrDefault(c => c is not null);
            if (cell is null)
            {
                free.Add(glyph);
            }
            else if (cells.TryGetValue(cell, out var own))
            {
                own.Add(glyph);
            }
            else
            {
                cells[cell] = [glyph];
            }
        }

        var lines = PageLine.Of(page.Number, free);
        var next = 0;
        foreach (var grid in grids.Where(g => g.Cells.Any(cells.ContainsKey)))
        {
            for (; next < lines.Count && lines[next].Base < grid.Bottom; next++)
            {
                Add(lines[next]);
            }

            EndParagraph();
            _items.Add(new SourceTable(++_tables, Rows(grid, cells, page.Number)));
        }

        foreach (var line in lines.Skip(next))
        {
            Add(line);
        }

        _flat.AddRange(
            PageLine
                .Of(page.Number, page.Glyphs)
                .Select(l => new SourceLine([new(l.Text)], 0, Page: page.Number, Box: l.Box))
        );
    }

    private static IReadOnlyList<IReadOnlyList<SourceCell>> Rows(
        RuledGrid grid,
        Dictionary<RuledCell, List<Glyph>> cells,
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

    private static SourceCell ToCell(RuledCell cell, List<Glyph> glyphs, int page) =>
        new(
            string.Concat(PageLine.Of(page, glyphs).Select(l => l.Text)),
            cell.Row,
            cell.Column,
            cell.Span,
            Page: page,
            Box: PageLine.ToBox(cell.Left, cell.Top, cell.Right, cell.Bottom)
        );

    // The text's own margins: where its lines begin on any page, strays left aside, and the furthest one ends.
    private static (double Left, double Right) Body(IReadOnlyList<FixedPage> pages)
    {
        var lines = pages.SelectMany(p => PageLine.Of(p.Number, p.Glyphs)).ToArray();
        return lines.Length == 0
            ? default
            : (lines.Select(l => l.Left).Order().ElementAt(lines.Length / Strays), lines.Max(l => l.Right));
    }

    private void Add(PageLine line)
    {
        if (_paragraph.Count > 0 && !GoesOn(_paragraph[^1], line))
        {
            EndParagraph();
        }

        _paragraph.Add(line);
    }

    // A line goes on with the paragraph before it if that reached the right margin and it begins at the left one; a number
    // behind a full stop begins another.
    private bool GoesOn(PageLine before, PageLine line) =>
        !(before.Text.EndsWith('。') && Numeral.Split(line.Text).Kind != NumeralKind.None)
        && line.Left < _body.Left + (line.Size * Indent)
        && before.Right > _body.Right - (before.Size * Short)
        && Math.Abs(before.Size - line.Size) < 1.5;

    private void EndParagraph()
    {
        if (_paragraph.Count > 0)
        {
            var (first, text) = (_paragraph[0], Joined());
            _items.Add(new SourceLine([new(text)], ++_lines, Page: first.Page, Box: first.Box));
            _paragraph.Clear();
        }
    }

    // A line that ends inside a Latin word or number goes on without a space; words of it have one.
    private string Joined() => string.Concat(_paragraph.Select(l => l.Text));
}
