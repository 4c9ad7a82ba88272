using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Sheets;

/// <summary>Content of a cell as a change shows it: a number, not applicable, or blank with the text found there.</summary>
/// <param name="Value">Blank where something else than a number stands there.</param>
/// <param name="Remark">The text found in a blank cell; else empty.</param>
internal readonly record struct CellContent(CellValue Value, string Remark)
{
    /// <summary>The content of a cell of a sheet.</summary>
    public static CellContent From(Sheet sheet, int cell) =>
        new(sheet[cell], sheet.Remarks.GetValueOrDefault(sheet.Edition.Cells[cell].Name, ""));

    /// <summary>For people, in Chinese.</summary>
    public override string ToString() =>
        Value.IsNumber ? Value.ToString()
        : Value.IsNotApplicable ? "不适用"
        : Remark.Length > 0 ? $"“{Remark}”"
        : "空白";
}

/// <summary>A cell before and after.</summary>
internal sealed record CellChange(FormCell Cell, CellContent From, CellContent To)
{
    /// <summary>For people, in Chinese: the cell and both contents.</summary>
    public override string ToString() => $"{Cell.Title}（{From}→{To}）";
}
