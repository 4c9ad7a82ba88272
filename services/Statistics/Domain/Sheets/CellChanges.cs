using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Rules;

namespace Disclosure.Statistics.Domain.Sheets;

/// <summary>
/// Changes of single cells, held to their columns: unlike a document read in, where what stands there is kept and found,
/// a figure typed in is refused when it cannot be one.
/// </summary>
internal static class CellChanges
{
    private const int MaxCells = 400;

    /// <summary>The changes by place. INVALID_FIELDS with every violation.</summary>
    public static IReadOnlyDictionary<int, CellValue> Parse(
        Edition edition,
        IEnumerable<KeyValuePair<string, string>> cells,
        IReadOnlyCollection<string> notApplicable
    )
    {
        var changes = new Dictionary<int, CellValue>();
        var violations = new List<FieldViolation>();
        foreach (var (cell, text) in cells)
        {
            if (Place(edition, $"cells[{cell}]", cell, violations) is { } place)
            {
                changes[place] = Value(edition.Cells[place], text, violations);
            }
        }

        foreach (var cell in notApplicable)
        {
            if (
                Place(edition, $"not_applicable[{cell}]", cell, violations) is { } place
                && !changes.TryAdd(place, CellValue.NotApplicable)
            )
            {
                violations.Add(
                    new(
                        $"not_applicable[{cell}]",
                        "CELL_TWICE",
                        "is given twice",
                        $"{edition.Cells[place].Title}同时填了数和“不适用”，只能选一个"
                    )
                );
            }
        }

        if (changes.Count > MaxCells)
        {
            violations.Add(
                new("cells", "CELLS_TOO_MANY", $"at most {MaxCells} cells", $"一次最多修改 {MaxCells} 个单元格")
            );
        }

        return violations.Count == 0 ? changes : throw ApiError.InvalidFields(violations);
    }

    private static int? Place(Edition edition, string field, string cell, List<FieldViolation> violations)
    {
        var place = edition.IndexOf(cell);
        if (place >= 0)
        {
            return place;
        }

        violations.Add(
            new(
                field,
                "CELL_UNKNOWN",
                $"edition {edition.Id} has no such cell",
                $"{edition.Id}版表样没有单元格 {Short(cell)}"
            )
        );
        return null;
    }

    private static CellValue Value(FormCell cell, string text, List<FieldViolation> violations)
    {
        if (text.Length == 0)
        {
            return CellValue.Blank;
        }

        var field = $"cells[{cell.Name}]";
        if (!CellValue.TryParse(text, out var value))
        {
            violations.Add(
                new(
                    field,
                    "CELL_NOT_NUMBER",
                    "must be a number in ASCII digits, at most 18",
                    $"{cell.Title}填的“{Short(text)}”不是数字，请只填阿拉伯数字"
                )
            );
        }
        else if (MeasureCheck.Breach(cell.Column.Measure, value) is { } breach)
        {
            violations.Add(
                new(field, breach.Reason, $"{text} is not allowed here", $"{cell.Title}填的 {text} {breach.What}")
            );
        }

        return value;
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
