using Disclosure.Form;
using Disclosure.Intake.Domain.Tables;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>
/// Adjusts the confidence of figures by a second, independent reading and by the printed sums. Figures themselves
/// never change: what an agency printed wrong stays as it is printed.
/// </summary>
internal static class ConfidenceScoring
{
    /// <summary>Figures below this confidence are reported as unsure.</summary>
    public const int Threshold = 80;

    // Most confidence of a figure that two readings differ on, and of a row whose printed sum does not hold.
    private const int Disputed = 50;
    private const int Unbalanced = 70;

    // A row that is known by its whole label on a grid is not doubted for its sum.
    private const int Certain = 98;

    /// <summary>The origins with their confidence lowered where there is doubt.</summary>
    /// <param name="second">The second reading; null where there is none.</param>
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

    /// <summary>One finding for each row that has figures below the threshold.</summary>
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

    // A figure that only one reading found is not in dispute.
    private static bool Differ(CellValue one, CellValue other) => one.IsNumber && other.IsNumber && one != other;

    // Rows whose printed total is not the sum of the other figures. Rows with blanks are not judged.
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

    // table.row of a cell's name.
    private static string RowOf(string cell) => cell[..cell.LastIndexOf('.')];

    private static string Title(Edition edition, string cell)
    {
        var found = edition.Cells[edition.IndexOf(cell)];
        return $"{found.Table.Title}“{found.Row.Title}”行";
    }

    private static string Column(Edition edition, string cell) => edition.Cells[edition.IndexOf(cell)].Column.Label;
}
