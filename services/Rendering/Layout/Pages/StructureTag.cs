namespace Disclosure.Rendering.Layout.Pages;

/// <summary>An element of the document's structure, such as a paragraph or a cell of a table.</summary>
/// <remarks>A class and no record: two paragraphs of the same text are two elements.</remarks>
internal sealed class StructureTag
{
    private readonly List<StructureTag> _children = [];

    public StructureTag(StructureType kind, StructureTag? parent)
    {
        Kind = kind;
        Parent = parent;
        // Order of creation is reading order.
        parent?._children.Add(this);
    }

    public StructureType Kind { get; }

    public StructureTag? Parent { get; }

    public IReadOnlyList<StructureTag> Children => _children;

    /// <summary>What a head of a table heads.</summary>
    public HeaderScope Scope { get; init; }

    public int RowSpan { get; init; } = 1;

    public int ColSpan { get; init; } = 1;

    /// <summary>What a figure shows or a field is for, in words.</summary>
    public string AlternativeText { get; init; } = "";
}

/// <summary>Kinds of elements; the levels of headings are those of the document.</summary>
internal enum StructureType
{
    Document,
    Section,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Paragraph,
    Table,
    TableHead,
    TableBody,
    TableRow,
    HeadCell,
    DataCell,
    Figure,
    Caption,
    List,
    ListItem,
    ListLabel,
    ListBody,
    Form,
}

/// <summary>What a head of a table heads.</summary>
internal enum HeaderScope
{
    None,
    Column,
    Row,
}
