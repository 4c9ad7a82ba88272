namespace Disclosure.Intake.Formats.PageLayout;

/// <summary>A page with what stands in its tables and what stands beside them told apart.</summary>
internal sealed record SegmentedPage(
    FixedPage Page,
    IReadOnlyList<RuledTable> Grids,
    IReadOnlyDictionary<RuledCell, List<PageGlyph>> Cells,
    IReadOnlyList<PageLine> Lines
)
{
    public static SegmentedPage Segment(FixedPage page)
    {
        var grids = RuledTable.FindAll(page);
        var cells = new Dictionary<RuledCell, List<PageGlyph>>();
        var free = new List<PageGlyph>();
        foreach (var glyph in page.Glyphs)
        {
            var cell = grids.Select(g => g.CellAt(glyph.Middle, glyph.Centre)).FirstOrDefault(c => c is not null);
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

        return new(page, grids, cells, PageLine.GroupGlyphs(page.Number, free));
    }
}
