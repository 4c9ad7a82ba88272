using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Domain.Prose;

/// <summary>
/// Tables in the prose that are none of the form's: kept as small tables of words, or named in a finding where they
/// are too large.
/// </summary>
internal static class NarrativeTables
{
    // The largest table that a section may have.
    private const int MaxRows = 50;
    private const int MaxColumns = 12;
    private const int MaxText = 1_000;

    /// <summary>Adds a table to the prose. Blank rows are dropped where the document does not mark the heads.</summary>
    public static void Add(ExtractedTable table, ProseBuilder lines, List<Finding> notes)
    {
        var rows = table.Rows.Where(r => table.IsHeaded is not null || r.Any(c => c.Text.Length > 0)).ToArray();
        var columns = rows.Length == 0 ? 0 : rows.Max(r => r.Max(c => Math.Max(c.Column, 1) + Math.Max(c.Span, 1) - 1));
        if (rows.Length == 0)
        {
            return;
        }

        if (rows.Length > MaxRows || columns > MaxColumns || rows.Any(r => r.Any(c => c.Text.Length > MaxText)))
        {
            notes.Add(
                new(
                    "intake.table_left_out",
                    Severity.Warning,
                    $"正文中第 {table.Number} 张表（{rows.Length} 行 {columns} 列）过大，没有导入，请精简后手工录入。"
                )
            );
            return;
        }

        lines.Add(
            new SmallTable(table.Caption, table.IsHeaded ?? rows.Length > 1, [.. rows.Select(r => Cells(r, columns))])
        );
    }

    // One text a column; places that a wide cell covers are empty.
    private static string[] Cells(IReadOnlyList<ExtractedCell> row, int columns)
    {
        var cells = Enumerable.Repeat("", columns).ToArray();
        foreach (var cell in row)
        {
            cells[Math.Max(cell.Column, 1) - 1] = OneLine(cell.Text);
        }

        return cells;
    }

    // Control characters, which no cell may contain, become spaces.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
