using System.Globalization;

namespace Disclosure.Rendering.Formats.Xlsx;

/// <summary>Where a cell of the form stands in the workbook.</summary>
/// <param name="Cell">table.row.column</param>
/// <param name="Column">From 0.</param>
/// <param name="Row">From 1.</param>
internal readonly record struct CellAddress(string Cell, string Sheet, int Column, int Row)
{
    /// <summary>Such as <c>D7</c>.</summary>
    public string Relative => Address(Column, Row);

    /// <summary>Such as <c>'表三'!$D$7</c>.</summary>
    public string Absolute => $"'{Sheet}'!{Fixed(Column, Row)}";

    /// <summary>Such as <c>$D$7</c>.</summary>
    public static string Fixed(int column, int row) => $"${Letters(column)}${Number(row)}";

    /// <param name="column">From 0.</param>
    /// <param name="row">From 1.</param>
    public static string Address(int column, int row) => Letters(column) + Number(row);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A form has fewer columns than the alphabet squared.
    private static string Letters(int column) =>
        column < 26
            ? ((char)('A' + column)).ToString()
            : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}";
}
