using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Disclosure.Intake.Formats.Xlsx;

/// <summary>
/// What the cells of a workbook hold: shared strings, numbers, and the names that are defined for them.
/// </summary>
internal sealed class WorkbookValues(WorkbookPart part)
{
    // Names beyond them are not looked at.
    private const int MaxNames = 100_000;

    private readonly string[] _shared =
    [
        .. part.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(s => s.InnerText) ?? [],
    ];
    private readonly Dictionary<string, string> _names = ReadNames(part);

    /// <summary>Whether cells of the form are named anywhere.</summary>
    public bool HasNames => _names.Count > 0;

    /// <summary>Whether cells of the form are named in a sheet.</summary>
    public bool HasNamesIn(string sheet) => _names.Keys.Any(k => k.StartsWith(sheet + "!", StringComparison.Ordinal));

    /// <summary>The cell of the form that is named at a reference; empty where none is.</summary>
    public string NameAt(string sheet, string reference) => _names.GetValueOrDefault($"{sheet}!{reference}") ?? "";

    /// <summary>The text of a cell. A long number is rounded to 15 digits, as Excel shows it.</summary>
    public string Text(Cell cell)
    {
        var text = cell.CellValue?.Text ?? cell.InlineString?.InnerText ?? "";
        if (cell.DataType?.Value == CellValues.SharedString)
        {
            return int.TryParse(text, out var index) && index >= 0 && index < _shared.Length
                ? _shared[index].Trim()
                : "";
        }

        // 4068.2080000000001 is how a workbook keeps 4068.208.
        return
            (cell.DataType is null || cell.DataType.Value == CellValues.Number)
            && text.Length > 15
            && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number.ToString("G15", System.Globalization.CultureInfo.InvariantCulture)
            : text.Trim();
    }

    // Exported workbooks name every cell of the form: table.row.column stands at 表三!D7.
    private static Dictionary<string, string> ReadNames(WorkbookPart part)
    {
        var names = new Dictionary<string, string>();
        foreach (var name in part.Workbook?.Descendants<DefinedName>().Take(MaxNames) ?? [])
        {
            if (name.Name?.Value is { } cell && cell.Count(c => c == '.') == 2)
            {
                names[name.Text.Replace("$", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal)] =
                    cell;
            }
        }

        return names;
    }
}
