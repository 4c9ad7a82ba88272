using Disclosure.Form;

namespace Disclosure.Rendering.Domain;

/// <summary>The report as a document: what every format is written from.</summary>
/// <param name="TitleLines">The title, broken where its sense allows.</param>
/// <param name="Parts">In the order printed.</param>
internal sealed record ReportDocument(IReadOnlyList<string> TitleLines, IReadOnlyList<DocumentPart> Parts)
{
    public string Title => string.Concat(TitleLines);

    /// <summary>The agency that a place to sign is left for; empty where none is.</summary>
    public string SigningAgency { get; init; } = "";
}

/// <summary>A headed part of the document.</summary>
/// <param name="Name">Section or table that it shows.</param>
/// <param name="Level">1 for a part, 2 for a part of a part.</param>
/// <param name="Heading">With its number; empty where there is none.</param>
/// <param name="Items">What stands in it, from top to bottom; its own parts follow after that.</param>
internal sealed record DocumentPart(
    string Name,
    int Level,
    string Heading,
    IReadOnlyList<DocumentItem> Items,
    IReadOnlyList<DocumentPart> Parts
)
{
    /// <summary>Whether it shows a table of the form and no prose.</summary>
    public bool IsTable => Items is [DocumentTable { IsOfficial: true }];
}

/// <summary>What stands in a part.</summary>
internal abstract record DocumentItem;

/// <summary>A paragraph, or a small heading with its number in the first run.</summary>
/// <param name="HeadingLevel">3 or 4; 0 for a paragraph.</param>
internal sealed record DocumentParagraph(int HeadingLevel, IReadOnlyList<TextRun> Runs) : DocumentItem
{
    public string Text => Runs is [var only] ? only.Text : string.Concat(Runs.Select(r => r.Text));
}

/// <summary>A list; its markers are not in its texts.</summary>
internal sealed record DocumentList(bool IsOrdered, IReadOnlyList<DocumentParagraph> Items) : DocumentItem
{
    private const string Bullet = "•";

    /// <summary>What stands before an item.</summary>
    public string Marker(int index) => IsOrdered ? HeadingNumber.Format(3, index + 1) : Bullet;
}

/// <summary>A picture or a chart in its place.</summary>
/// <param name="Caption">Printed below it; empty for none.</param>
/// <param name="AlternativeText">What it shows, in words.</param>
internal sealed record DocumentFigure(string Caption, string AlternativeText, FigureGraphic Graphic) : DocumentItem;

/// <summary>A table with merged cells.</summary>
/// <param name="Caption">Its name; of a small table perhaps empty.</param>
/// <param name="IsOfficial">Whether it is one of the form's, whose caption is the heading above it and is not printed again.</param>
/// <param name="Widths">Relative; they add up to 1000.</param>
/// <param name="HeadRows">Rows from the top that are repeated on every page.</param>
internal sealed record DocumentTable(
    string Caption,
    bool IsOfficial,
    IReadOnlyList<int> Widths,
    int HeadRows,
    IReadOnlyList<DocumentTableRow> Rows
) : DocumentItem
{
    private const int LongLabel = 10;

    /// <summary>How many columns at the left hold only heads of rows; 0 where a row has none.</summary>
    public int CountRowHeadColumns() =>
        Rows.SelectMany(r => r.Cells)
            .Where(c => c.Role == CellRole.RowHead)
            .Select(c => c.Column + c.ColSpan)
            .DefaultIfEmpty(0)
            .Max();

    /// <summary>Whether labels stand at the left of their cells: they read better so where one of them is long.</summary>
    public bool HasLongLabels =>
        Rows.Any(r => r.Cells.Any(c => c is { Role: CellRole.RowHead, Text.Length: > LongLabel }));
}

/// <param name="Cells">Left to right; places covered from above or from the left are not listed.</param>
internal sealed record DocumentTableRow(IReadOnlyList<DocumentTableCell> Cells);

/// <summary>What a cell is for.</summary>
internal enum CellRole
{
    ColumnHead,
    RowHead,
    Value,

    /// <summary>Words of a small table.</summary>
    Words,
}

/// <param name="Column">Place on the grid, from 0.</param>
/// <param name="RowSpan">Rows covered, of those printed.</param>
/// <param name="Cell">Name of the cell whose value it is; empty for a head.</param>
/// <param name="Value">That value.</param>
internal readonly record struct DocumentTableCell(
    string Text,
    int Column,
    int ColSpan,
    int RowSpan,
    CellRole Role,
    bool Vertical,
    string Cell,
    CellValue Value
)
{
    /// <summary>Of its value: 件, 万元; empty where it is none of a form's.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether it heads one row alone.</summary>
    public bool IsLabel => this is { Role: CellRole.RowHead, RowSpan: 1, Vertical: false };

    /// <summary>Whether it heads several rows, each of which has a label of its own.</summary>
    public bool IsGroupLabel => this is { Role: CellRole.RowHead, RowSpan: > 1, ColSpan: 1, Vertical: false };
}
