using System.Text.RegularExpressions;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Xlsx;

/// <summary>Cells of a worksheet as markup.</summary>
internal static partial class WorksheetXml
{
    // Points; no row may be higher than the last.
    private const double LineHeight = 15;
    private const double Padding = 3;

    // 409 points is the most that Excel allows.
    private const double MaxHeight = 409;

    public static ReadOnlySpan<byte> Start =>
        """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
            """u8;

    // A4, as wide as one page, as long as it takes.
    public static ReadOnlySpan<byte> PageEnd =>
        "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" fitToHeight=\"0\"/></worksheet>"u8;

    /// <summary>Begins a row that is as high as its lines need; programs do not do this by themselves for merged cells.</summary>
    public static void StartRow(MarkupBuffer xml, int row, double lines) =>
        xml.Raw("<row r=\""u8)
            .Number(row)
            .Raw("\" ht=\""u8)
            .Number(Math.Min(MaxHeight, (lines * LineHeight) + Padding))
            .Raw("\" customHeight=\"1\">"u8);

    /// <summary>Lines that a text takes in columns of this width together, in characters of half a square.</summary>
    public static double LinesOf(string text, double width)
    {
        var units = 0;
        foreach (var c in text)
        {
            units += char.IsAscii(c) ? 1 : 2;
        }

        // Two characters are left for the padding of the cell.
        return Math.Max(1, Math.Ceiling(units / Math.Max(2, width - 2)));
    }

    public static void TextCell(MarkupBuffer xml, int column, int row, int style, string text)
    {
        StartCell(xml, column, row, style);
        // An empty cell still carries its borders.
        if (text.Length == 0)
        {
            xml.Raw("/>"u8);
            return;
        }

        // Inline strings: no shared table, and cells can be read one by one.
        xml.Raw(" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8).Text(Escape(text)).Raw("</t></is></c>"u8);
    }

    // _x0041_ in a string stands for a letter (ECMA-376, part 1, 22.9.2.19), so what looks like it is written with its
    // first letter escaped.
    private static string Escape(string text) =>
        text.Contains("_x", StringComparison.Ordinal) ? LooksEscaped().Replace(text, "_x005F_") : text;

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex LooksEscaped();

    /// <param name="formula">Without its equals sign; empty for a plain number.</param>
    public static void NumberCell(MarkupBuffer xml, int column, int row, int style, string formula, string number)
    {
        StartCell(xml, column, row, style).Raw(">"u8);
        if (formula.Length > 0)
        {
            xml.Raw("<f>"u8).Text(formula).Raw("</f>"u8);
        }

        // The value goes with the formula, so that programs that do not compute show it.
        xml.Raw("<v>"u8).Text(number).Raw("</v></c>"u8);
    }

    private static MarkupBuffer StartCell(MarkupBuffer xml, int column, int row, int style) =>
        xml.Raw("<c r=\""u8).Text(CellAddress.Address(column, row)).Raw("\" s=\""u8).Number(style).Raw("\""u8);
}
