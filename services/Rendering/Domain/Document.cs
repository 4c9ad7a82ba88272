using Disclosure.Vocabulary;

namespace Disclosure.Rendering.Domain;

/// <summary>The report as a document: what every format is written from.</summary>
/// <param name="TitleLines">The title, broken where its sense allows.</param>
/// <param name="Parts">In the order printed.</param>
internal sealed record Document(IReadOnlyList<string> TitleLines, IReadOnlyList<Part> Parts)
{
    public string Title => string.Concat(TitleLines);
}

/// <summary>A headed part of the document.</summary>
/// <param name="Name">Section or table that it shows.</param>
/// <param name="Level">1 for a part, 2 for a part of a part.</param>
/// <param name="Heading">With its number; empty where there is none.</param>
/// <param name="Lines">Its own paragraphs and small headings.</param>
/// <param name="Table">The table that it shows; null for prose.</param>
internal sealed record Part(
    string Name,
    int Level,
    string Heading,
    IReadOnlyList<Line> Lines,
    DocumentTable? Table,
    IReadOnlyList<Part> Parts
);

/// <summary>A paragraph, or a small heading with its number in the first run.</summary>
/// <param name="HeadingLevel">3 or 4; 0 for a paragraph.</param>
internal sealed record Line(int HeadingLevel, IReadOnlyList<Run> Runs)
{
    public string Text => Runs is [var only] ? only.Text : string.Concat(Runs.Select(r => r.Text));
}

/// <summary>A table with merged cells.</summary>
/// <param name="Widths">Relative; they add up to 1000.</param>
/// <param name="HeadRows">Rows from the top that are repeated on every page.</param>
internal sealed record DocumentTable(
    string Caption,
    IReadOnlyList<int> Widths,
    int HeadRows,
    IReadOnlyList<TableRow> Rows
);

/// <param name="Cells">Left to right; places covered from above or from the left are not listed.</param>
internal sealed record TableRow(IReadOnlyList<TableCell> Cells);

/// <summary>What a cell is for.</summary>
internal enum CellRole
{
    ColumnHead,
    RowHead,
    Value,
}

/// <param name="Column">Place on the grid, from 0.</param>
/// <param name="RowSpan">Rows covered, of those printed.</param>
/// <param name="Cell">Name of the cell whose value it is; empty for a head.</param>
/// <param name="Value">That value.</param>
internal readonly record struct TableCell(
    string Text,
    int Column,
    int ColSpan,
    int RowSpan,
    CellRole Role,
    bool Vertical,
    string Cell,
    CellValue Value
);
