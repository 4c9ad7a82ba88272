using Disclosure.Intake.Domain.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Disclosure.Intake.Formats.Xlsx;

/// <summary>
/// What the cells of a workbook hold: shared strings, numbers, and the names that are defined for them.
/// </summary>
internal sealed class WorkbookValues(WorkbookPart part, LeftOutContent leftOut)
{
    // Names beyond them are not looked at.
    private const int MaxNames = 100_000;

    private readonly WorkbookText _text = new(leftOut);
    private readonly WorkbookStyles _styles = new(part);
    private readonly SharedStringItem[] _shared =
    [
        .. part.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>() ?? [],
    ];
    private readonly Dictionary<string, string> _names = ReadNames(part);

    /// <summary>Whether cells of the form are named anywhere.</summary>
    public bool HasNames => _names.Count > 0;

    /// <summary>Whether cells of the form are named in a sheet.</summary>
    public bool HasNamesIn(string sheet) => _names.Keys.Any(k => k.StartsWith(sheet + "!", StringComparison.Ordinal));

    /// <summary>The cell of the form that is named at a reference; empty where none is.</summary>
    public string NameAt(string sheet, string reference) => _names.GetValueOrDefault($"{sheet}!{reference}") ?? "";

    /// <summary>
    /// The text of a cell as Excel shows it: TRUE for a truth value, a share or a day by its format, a long number
    /// rounded to 15 digits. Empty where it is hidden, struck out or was never calculated.
    /// </summary>
    public string Text(Cell cell)
    {
        var style = _styles.FindFor(cell);
        var text = Shown(cell, style);
        if (text.Length > 0 && (style.IsHidden || style.IsStruck))
        {
            leftOut.Add(style.IsHidden ? LeftOutKind.Hidden : LeftOutKind.Struck, text);
            return "";
        }

        if (text.Length == 0 && cell.CellFormula is not null && cell.CellValue is null)
        {
            leftOut.Add(LeftOutKind.Formula, cell.CellReference?.Value ?? "");
        }

        return text;
    }

    private string Shown(Cell cell, WorkbookStyle style)
    {
        var text = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value is not { } type || type == CellValues.Number)
        {
            return WorkbookStyles.Show(Round(text), style);
        }

        return type == CellValues.SharedString
            ? int.TryParse(text, out var index) && index >= 0 && index < _shared.Length
                ? _text.Read(_shared[index])
                : ""
            : type == CellValues.InlineString
                ? _text.Read(cell.InlineString)
                : type == CellValues.Boolean
                    ? text is "1" or "true"
                        ? "TRUE"
                        : "FALSE"
                    : WorkbookText.Unescape(text).Trim();
    }

    // 4068.2080000000001 is how a workbook keeps 4068.208.
    private static string Round(string text) =>
        text.Length > 15 && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number.ToString("G15", System.Globalization.CultureInfo.InvariantCulture)
            : text.Trim();

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
