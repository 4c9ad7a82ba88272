using Disclosure.Intake.Domain.Documents;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Disclosure.Intake.Formats.Xlsx;

/// <summary>The merged ranges of a worksheet.</summary>
internal static class MergedCells
{
    private const int MaxCells = 100_000;

    /// <summary>
    /// Every place of every merged range, by its reference: how wide the range is, and whether it begins there.
    /// </summary>
    public static Dictionary<string, (int Span, bool IsFirst)> Find(Worksheet worksheet)
    {
        var spans = new Dictionary<string, (int, bool)>();
        var places = 0L;
        foreach (var merge in worksheet.Descendants<MergeCell>())
        {
            if (
                merge.Reference?.Value?.Split(':') is not [var from, var to]
                || CellReferences.Row(from) == 0
                || CellReferences.Row(to) - CellReferences.Row(from) > CellReferences.MaxColumns
            )
            {
                continue;
            }

            var (first, last) = (
                CellReferences.Column(from, 1),
                Math.Min(CellReferences.Column(to, 1), CellReferences.MaxColumns)
            );
            if (
                (
                    places +=
                        Math.Max(0L, CellReferences.Row(to) - CellReferences.Row(from) + 1)
                        * Math.Max(0, last - first + 1)
                ) > MaxCells
            )
            {
                throw DocumentErrors.TooLarge("合并的单元格数", MaxCells);
            }

            for (var row = CellReferences.Row(from); row <= CellReferences.Row(to); row++)
            {
                for (var column = first; column <= last; column++)
                {
                    spans[CellReferences.Name(column) + row] = (
                        last - first + 1,
                        row == CellReferences.Row(from) && column == first
                    );
                }
            }
        }

        return spans;
    }
}
