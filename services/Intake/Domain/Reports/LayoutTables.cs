using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>
/// Unwraps tables that are used for layout: a report drawn as one table, or a section heading in a row of its own.
/// Rows with such text become lines; the rows between them stay tables.
/// </summary>
internal static class LayoutTables
{
    public static IEnumerable<ExtractedItem> Unwrap(
        IReadOnlyList<ExtractedItem> items,
        Func<ExtractedLine, bool> isHeading
    )
    {
        foreach (var item in items)
        {
            if (item is ExtractedTable table && table.Rows.Any(r => Lines(r).Any(isHeading)))
            {
                foreach (var part in Unwrap(table))
                {
                    yield return part;
                }
            }
            else
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<ExtractedItem> Unwrap(ExtractedTable table)
    {
        var rows = new List<IReadOnlyList<ExtractedCell>>();
        foreach (var row in table.Rows)
        {
            var lines = Lines(row).ToArray();
            if (lines.Length == 0)
            {
                rows.Add(row);
                continue;
            }

            if (rows.Count > 0)
            {
                yield return table with
                {
                    Rows = [.. rows],
                };
                rows.Clear();
            }

            foreach (var line in lines)
            {
                yield return line;
            }
        }

        if (rows.Count > 0)
        {
            yield return table with
            {
                Rows = rows,
            };
        }
    }

    // The lines of a row that is one cell of words; none where it has figures or more cells.
    private static IEnumerable<ExtractedLine> Lines(IReadOnlyList<ExtractedCell> row) =>
        row.Where(c => c.Text.Length > 0).Take(2).ToArray() is [{ Name: "" } only]
        && !PrintedValue.TryParse(only.Text, out _)
            ? only
                .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(t => new ExtractedLine([new(t)], only.Line, Page: only.Page, Box: only.Box))
            : [];
}
