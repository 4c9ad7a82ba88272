using Disclosure.Form;
using Disclosure.Imaging;

namespace Disclosure.Intake.Domain.Documents;

/// <summary>A part of a document, whatever its format: a line, a table or an image, in reading order.</summary>
internal abstract record ExtractedItem;

/// <summary>A line or paragraph.</summary>
/// <param name="Runs">Its characters; at least one run.</param>
/// <param name="Line">Its number, from 1; 0 where the format counts none.</param>
/// <param name="HeadingLevel">1 to 4 where the document marks it as a heading; 0 otherwise.</param>
/// <param name="IsTitle">Whether the document marks it as the title.</param>
/// <param name="IsIndented">Whether it begins with an indent, as a new paragraph does.</param>
/// <param name="IsNumbered">Whether the editor numbers it, so that no number is typed.</param>
/// <param name="Section">Name of the section that it heads, where an exported document says it.</param>
/// <param name="Page">From 1; 0 where the document has no pages.</param>
/// <param name="Box">Its rectangle on the page.</param>
internal sealed record ExtractedLine(
    IReadOnlyList<TextRun> Runs,
    int Line,
    int HeadingLevel = 0,
    bool IsTitle = false,
    bool IsIndented = false,
    bool IsNumbered = false,
    string Section = "",
    int Page = 0,
    PageBox Box = default
) : ExtractedItem
{
    public string Text => Runs is [var only] ? only.Text : string.Concat(Runs.Select(r => r.Text));

    /// <summary>What the document's marks say that it is.</summary>
    public LineRole Role { get; init; }
}

/// <summary>What a document's marks say of a line.</summary>
internal enum LineRole
{
    /// <summary>Nothing: its words decide.</summary>
    Unmarked,
    Heading,

    /// <summary>A paragraph, even where it begins like a heading.</summary>
    Paragraph,
}

/// <summary>A list that the document marks as one; its numbers or bullets are not in the lines.</summary>
internal sealed record ExtractedList(bool IsOrdered, IReadOnlyList<ExtractedLine> Items) : ExtractedItem;

/// <summary>A table. A cell that covers several places of the grid is listed once, where it begins.</summary>
/// <param name="Number">Its number among the document's tables, from 1.</param>
internal sealed record ExtractedTable(int Number, IReadOnlyList<IReadOnlyList<ExtractedCell>> Rows) : ExtractedItem
{
    /// <summary>What the document marks as its caption; empty where there is none.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Whether the first row heads the columns; null where the document does not say.</summary>
    public bool? IsHeaded { get; init; }
}

/// <summary>An image.</summary>
/// <param name="Content">Null where it cannot be kept.</param>
/// <param name="AlternativeText">As the document says it; empty where it does not.</param>
/// <param name="Caption">The line that the document marks as its caption; empty where there is none.</param>
internal sealed record ExtractedImage(PictureContent? Content, string AlternativeText, string Caption = "")
    : ExtractedItem;

/// <param name="Text">
/// Its paragraphs run together; where they are too long for a label or a figure, each on a line of its own.
/// </param>
/// <param name="Row">From 1.</param>
/// <param name="Column">On the grid, from 1.</param>
/// <param name="Span">Columns of the grid that it covers.</param>
/// <param name="Name">The cell's name, where the document says it.</param>
/// <param name="IsNotApplicable">Whether the document says that the figure does not apply.</param>
/// <param name="Line">Line of the text, in text documents.</param>
/// <param name="Page">From 1; 0 where the document has no pages.</param>
/// <param name="Box">Where on the page.</param>
internal readonly record struct ExtractedCell(
    string Text,
    int Row,
    int Column,
    int Span = 1,
    string Name = "",
    bool IsNotApplicable = false,
    int Line = 0,
    int Page = 0,
    PageBox Box = default
)
{
    // A label that is set over several lines is one wording, and digits are one figure; longer text keeps its
    // paragraphs.
    private const int MaxLabel = 45;

    /// <summary>The text of a cell that has paragraphs.</summary>
    public static string Joined(IReadOnlyList<string> paragraphs) =>
        string.Join(paragraphs.Sum(p => p.Length) > MaxLabel ? "\n" : "", paragraphs.Where(p => p.Length > 0));
}

/// <summary>A rectangle of a page, in tenths of a millimetre from the page's upper left corner.</summary>
internal readonly record struct PageBox(int Left, int Top, int Width, int Height);

/// <summary>A document taken apart, without knowledge of the form.</summary>
/// <param name="IsWrapped">Whether paragraphs may be wrapped into several lines, as in plain text.</param>
internal sealed record ExtractedDocument(IReadOnlyList<ExtractedItem> Items, bool IsWrapped)
{
    /// <summary>What the reader noticed: tracked changes, pages without text.</summary>
    public IReadOnlyList<Finding> Notes { get; init; } = [];

    /// <summary>
    /// The same document as lines alone, where tables were rebuilt from drawn lines; for a second, independent
    /// reading.
    /// </summary>
    public IReadOnlyList<ExtractedItem> Flat { get; init; } = [];
}
