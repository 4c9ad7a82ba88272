using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Formats.Xlsx;

/// <summary>Places in the workbook's list of cell formats (Parts/styles.xml), whose order this follows.</summary>
internal static class CellStyle
{
    // Numbers are places in cellXfs; the order must follow styles.xml.
    public const int Title = 1;
    public const int Head = 2;
    public const int VerticalHead = 3;
    public const int Label = 4;
    public const int Text = 5;
    public const int Note = 6;
    public const int Prose = 7;
    public const int ProseHeading = 8;

    // A number of s digits after its point; the same, where the printed sum does not hold.
    private const int Number = 9;
    private const int WrongNumber = 19;

    public static int FindFor(in DocumentTableCell cell) =>
        cell.Role switch
        {
            CellRole.ColumnHead => Head,
            CellRole.RowHead => cell.Vertical ? VerticalHead : Label,
            _ => cell.Value.IsNumber ? ForNumber(cell.Value.Scale, isWrong: false) : Text,
        };

    // Ten scales each, 0 to 9, stand one after the other.
    public static int ForNumber(int scale, bool isWrong) => (isWrong ? WrongNumber : Number) + scale;
}
