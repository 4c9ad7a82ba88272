using Disclosure.ApiErrors;
using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Sheets;

/// <summary>
/// Reads changes of single cells. Unlike an imported document, whose content is stored and then checked, a typed figure is refused where
/// its column does not allow it.
/// </summary>
/// <remarks>Strict here and lenient at import: a person who types can be asked at once, a document cannot.</remarks>
internal static class CellChanges
{
    private const int MaxCells = 400;

    /// <summary>The changes by index of cell. INVALID_FIELDS with every violation.</summary>
    /// <param name="cells">By name of cell; an empty text makes it blank.</param>
    /// <param name="notApplicable">Names of cells that the agency cannot have.</param>
    public static IReadOnlyDictionary<int, CellValue> Parse(
        Edition edition,
        IReadOnlyCollection<KeyValuePair<string, string>> cells,
        IReadOnlyCollection<string> notApplicable
    )
    {
        var changes = new Dictionary<int, CellValue>();
        var violations = new ViolationList();
        if (cells.Count + notApplicable.Count == 0)
        {
            // A revision that changes nothing is no edit; a cell is made blank by its name.
            violations.Add(
                "cells",
                "CELLS_MISSING",
                "must name a cell; an empty value makes it blank",
                "没有提交要修改的单元格（cells 为空）；确需清空某格时，请写明该格的值为空字符串"
            );
            violations.ThrowIfAny();
        }

        if (cells.Count + notApplicable.Count > MaxCells)
        {
            violations.Add("cells", "CELLS_TOO_MANY", $"at most {MaxCells} cells", $"一次最多修改 {MaxCells} 个单元格");
            violations.ThrowIfAny();
        }

        foreach (var (cell, text) in cells)
        {
            if (FindCell(edition, $"cells[\"{Shorten(cell)}\"]", cell, violations) is { } place)
            {
                changes[place] = ParseValue(edition.Cells[place], text, violations);
            }
        }

        foreach (var cell in notApplicable)
        {
            if (
                FindCell(edition, $"not_applicable[\"{Shorten(cell)}\"]", cell, violations) is { } place
                // Both lists may name a cell; which of them is meant cannot be guessed.
                && !changes.TryAdd(place, CellValue.NotApplicable)
            )
            {
                violations.Add(
                    new(
                        $"not_applicable[\"{Shorten(cell)}\"]",
                        "CELL_TWICE",
                        "is given twice",
                        $"{edition.Cells[place].Title}同时填了数和“不适用”，只能选一个"
                    )
                );
            }
        }

        violations.ThrowIfAny();
        return changes;
    }

    // Null and a violation where the edition has no such cell.
    private static int? FindCell(Edition edition, string field, string cell, ViolationList violations)
    {
        // The name is cut in errors: it is the caller's text and may be of any length.
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
                $"{edition.Id}版表样没有单元格 {Shorten(cell)}"
            )
        );
        return null;
    }

    // An empty text makes the cell blank.
    private static CellValue ParseValue(FormCell cell, string text, ViolationList violations)
    {
        if (text.Length == 0)
        {
            return CellValue.Blank;
        }

        var field = $"cells[\"{cell.Name}\"]";
        if (!CellValue.TryParse(text, out var value))
        {
            violations.Add(
                new(
                    field,
                    "CELL_NOT_NUMBER",
                    "must be a number in ASCII digits, at most 18",
                    $"{cell.Title}填的“{Shorten(text)}”不是数字，请只填阿拉伯数字"
                )
            );
        }
        else if (ValueTypeLimits.FindViolation(cell.Column.ValueType, value) is { } violation)
        {
            violations.Add(
                new(
                    field,
                    violation.Reason,
                    $"{Shorten(text)} is not allowed here",
                    $"{cell.Title}填的 {text} {violation.Problem}"
                )
            );
        }

        // The value is used only where no violation was found.
        return value;
    }

    // Keeps a message readable whatever was sent.
    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
