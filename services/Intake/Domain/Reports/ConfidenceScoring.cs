using Disclosure.Form;
using Disclosure.Intake.Domain.Tables;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>
/// Weighs how sure a reading is: by a second, independent one, and by the printed sums. Neither changes a figure; an
/// office's own slips stay as they are printed.
/// </summary>
internal static class ConfidenceScoring
{
    /// <summary>What is less sure than this has a finding.</summary>
    public const int Threshold = 80;

    // Two readings that differ, and a sum that does not hold in a table that was put together from lines.
    private const int Disputed = 50;
    private const int Unbalanced = 70;

    // A row told by its whole label on a grid is not doubted for its sum.
    private const int Certain = 98;

    public static IReadOnlyList<CellOrigin> Score(Sheet sheet, IReadOnlyList<CellOrigin> origins, Sheet? second)
    {
        var unbalanced = new Lazy<HashSet<string>>(() => Unbalance(sheet).ToHashSet());
        return
        [
            .. origins.Select(o =>
                second is not null && Differ(sheet[o.Cell], second[o.Cell])
                    ? o with
                    {
                        Confidence = Math.Min(o.Confidence, Disputed),
                    }
                : o.Confidence < Certain && unbalanced.Value.Contains(RowOf(o.Cell))
                    ? o with
                    {
                        Confidence = Math.Min(o.Confidence, Unbalanced),
                    }
                : o
            ),
        ];
    }

    /// <summary>One finding for each row with figures that are not sure.</summary>
    public static IEnumerable<Finding> Findings(Edition edition, Sheet sheet, IReadOnlyList<CellOrigin> origins) =>
        origins
            .Where(o => o.Confidence < Threshold)
            .GroupBy(o => RowOf(o.Cell))
            .Select(row => new Finding(
                "intake.unsure",
                Severity.Warning,
                $"{Title(edition, row.First().Cell)}的数字是在残缺的表格中读到的，不能确定（{string.Join("、", row.Select(o => $"{Column(edition, o.Cell)} {sheet[o.Cell]}"))}），请对照原件核对。"
            )
            {
                Cells = [.. row.Select(o => o.Cell)],
            });

    private static bool Differ(CellValue one, CellValue other) => one.IsNumber && other.IsNumber && one != other;

    // Rows whose printed total is not the sum of the figures beside it.
    private static IEnumerable<string> Unbalance(Sheet sheet)
    {
        foreach (
            var row in Enumerable.Range(0, sheet.Edition.Cells.Count).GroupBy(i => RowOf(sheet.Edition.Cells[i].Name))
        )
        {
            var sums = row.Where(i => sheet.Edition.Cells[i].Column.IsSum).ToArray();
            if (
                sums is [var total]
                && row.All(i => sheet[i].IsNumber)
                && row.Where(i => i != total).Sum(i => sheet[i].Number) != sheet[total].Number
            )
            {
                yield return row.Key;
            }
        }
    }

    private static string RowOf(string cell) => cell[..cell.LastIndexOf('.')];

    private static string Title(Edition edition, string cell)
    {
        var found = edition.Cells[edition.IndexOf(cell)];
        return $"{found.Table.Title}“{found.Row.Title}”行";
    }

    private static string Column(Edition edition, string cell) => edition.Cells[edition.IndexOf(cell)].Column.Label;
}
