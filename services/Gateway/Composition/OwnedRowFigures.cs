using Disclosure.Form;

namespace Disclosure.Gateway.Composition;

/// <summary>The figures of owned rows as they are, from a report's sheet.</summary>
internal static class OwnedRowFigures
{
    /// <summary>The figures of rows; a row that the sheet's edition lacks is left out.</summary>
    /// <param name="rows">table.row</param>
    public static IEnumerable<FilingV1.RowFigures> Read(Sheet sheet, IEnumerable<string> rows)
    {
        foreach (var row in rows)
        {
            var cells = CellsOf(sheet.Edition, row);
            if (cells.Length > 0)
            {
                yield return new()
                {
                    Row = row,
                    Fingerprint = FiguresFingerprint.Compute(sheet, cells),
                    Cells = { cells },
                    Figures = string.Join(
                        '、',
                        // A blank is told in words, since owners read it.
                        cells.Select(c => $"{sheet[c]}" is { Length: > 0 } text ? text : "空白")
                    ),
                };
            }
        }
    }

    /// <summary>The cells of a row, in the edition's order.</summary>
    public static string[] CellsOf(Edition edition, string row) =>
        // With the dot: a row whose name begins alike is another row.
        [.. edition.Cells.Select(c => c.Name).Where(c => c.StartsWith($"{row}.", StringComparison.Ordinal))];
}
