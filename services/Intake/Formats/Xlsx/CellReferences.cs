namespace Disclosure.Intake.Formats.Xlsx;

/// <summary>References to cells as workbooks write them: AB12.</summary>
internal static class CellReferences
{
    /// <summary>Columns that are read of a sheet; the form's tables have far fewer.</summary>
    public const int MaxColumns = 200;

    // The last row that a worksheet can have.
    private const int MaxRow = 1_048_576;

    /// <summary>The row of a reference such as AB12, from 1; 0 where it has none.</summary>
    public static int Row(string reference) =>
        int.TryParse(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), out var row)
            ? Math.Clamp(row, 0, MaxRow)
            : 0;

    /// <summary>The column of a reference, from 1; another where it has none.</summary>
    public static int Column(string reference, int otherwise)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        return column > 0 ? column : otherwise;
    }

    /// <summary>The letters of a column.</summary>
    public static string Name(int column) =>
        column <= 26 ? $"{(char)('A' + column - 1)}" : Name((column - 1) / 26) + Name(((column - 1) % 26) + 1);
}
