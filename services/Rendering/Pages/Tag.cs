namespace Disclosure.Rendering.Pages;

/// <summary>An element of the document's structure, such as a paragraph or a cell of a table.</summary>
internal sealed class Tag
{
    private readonly List<Tag> _children = [];

    public Tag(TagKind kind, Tag? parent)
    {
        Kind = kind;
        Parent = parent;
        parent?._children.Add(this);
    }

    public TagKind Kind { get; }

    public Tag? Parent { get; }

    public IReadOnlyList<Tag> Children => _children;

    /// <summary>What a head of a table heads.</summary>
    public TagScope Scope { get; init; }

    public int RowSpan { get; init; } = 1;

    public int ColSpan { get; init; } = 1;

    /// <summary>What a figure shows or a field is for, in words.</summary>
    public string Alternative { get; init; } = "";
}

/// <summary>Kinds of elements; the levels of headings are those of the document.</summary>
internal enum TagKind
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
internal enum TagScope
{
    None,
    Column,
    Row,
}
