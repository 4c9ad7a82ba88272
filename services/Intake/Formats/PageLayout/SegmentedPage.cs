namespace Disclosure.Intake.Formats.PageLayout;

/// <summary>A page with the characters of its tables told from those of its text.</summary>
/// <param name="Grids">The ruled tables, from the top.</param>
/// <param name="Cells">The characters of each cell; blank cells are absent.</param>
/// <param name="Lines">The lines outside tables, from the top.</param>
internal sealed record SegmentedPage(
    FixedPage Page,
    IReadOnlyList<RuledTable> Grids,
    IReadOnlyDictionary<RuledCell, List<PageGlyph>> Cells,
    IReadOnlyList<PageLine> Lines
)
{
    /// <summary>A character belongs to the cell that the middle of its body is in.</summary>
    public static SegmentedPage Segment(FixedPage page)
    {
        var grids = RuledTableFinder.FindAll(page);
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
