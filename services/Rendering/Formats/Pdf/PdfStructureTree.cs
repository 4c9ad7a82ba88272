using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Formats.Pdf;

/// <summary>The tree of elements, and for each page which of them its marked content belongs to (ISO 32000-1, 14.7).</summary>
internal sealed class PdfStructureTree(PdfObjectWriter objects, StructureTag root)
{
    // Object numbers, reserved when an element is first mentioned.
    private readonly Dictionary<StructureTag, int> _ids = [];

    // Marked content of each element, by page object.
    private readonly Dictionary<StructureTag, List<(int Page, int Mark)>> _content = [];
    private readonly Dictionary<StructureTag, (int Page, int Id)> _wholes = [];
    private readonly List<(int Key, int Owner)> _parents = [];

    /// <param name="key">The page's key in the tree of parents.</param>
    /// <param name="page">The page's number as an object.</param>
    public void Add(int key, int page, IReadOnlyList<StructureTag> marks)
    {
        var array = new PdfBuffer().Raw("["u8);
        // The place of a mark in the list is its MCID.
        for (var mark = 0; mark < marks.Count; mark++)
        {
            if (!_content.TryGetValue(marks[mark], out var places))
            {
                _content.Add(marks[mark], places = []);
            }

            places.Add((page, mark));
            array.Reference(IdOf(marks[mark])).Raw(" "u8);
        }

        // For each page an array from MCID to element.
        _parents.Add((key, objects.Add(array.Raw("]"u8))));
    }

    /// <summary>An element that is a whole object, such as a field on a page.</summary>
    /// <param name="key">The object's key in the tree of parents, above all pages' keys.</param>
    public void AddObject(int key, int page, int id, StructureTag tag)
    {
        _wholes.Add(tag, (page, id));
        // An object's parent is the element itself, not an array.
        _parents.Add((key, IdOf(tag)));
    }

    /// <summary>Writes the tree; the answer is its root's number.</summary>
    public int Write()
    {
        // The whole tree in one walk; ids that pages mentioned are set here.
        var tree = objects.Reserve();
        WriteElement(root, tree);
        var parents = new PdfBuffer().Raw("<</Nums["u8);
        foreach (var (key, owner) in _parents)
        {
            parents.Number(key).Raw(" "u8).Reference(owner).Raw(" "u8);
        }

        var numbers = objects.Add(parents.Raw("]>>"u8));
        objects.Set(
            tree,
            new PdfBuffer()
                .Raw("<</Type/StructTreeRoot/K "u8)
                .Reference(IdOf(root))
                .Raw("/ParentTree "u8)
                .Reference(numbers)
                .Raw("/ParentTreeNextKey "u8)
                .Number(_parents.Count)
                .Raw(">>"u8)
        );
        return tree;
    }

    // Elements may be referred to before they are written.
    private int IdOf(StructureTag tag)
    {
        // Visited once each: the tree has no shared parts.
        if (!_ids.TryGetValue(tag, out var id))
        {
            _ids.Add(tag, id = objects.Reserve());
        }

        return id;
    }

    // Parents precede their children, which is the reading order.
    private void WriteElement(StructureTag tag, int parent)
    {
        var element = new PdfBuffer(256)
            .Raw("<</S/"u8)
            .Raw(PdfStructureTypes.NameOf(tag.Kind))
            .Raw("/P "u8)
            .Reference(parent);
        WriteAttributes(element, tag);
        if (tag.AlternativeText.Length > 0)
        {
            element.Raw("/Alt "u8).Text(tag.AlternativeText);
        }

        if (_wholes.TryGetValue(tag, out var owned))
        {
            element.Raw("/K[<</Type/OBJR/Pg "u8).Reference(owned.Page).Raw("/Obj "u8).Reference(owned.Id).Raw(">>]"u8);
        }
        else
        {
            WriteKids(element, tag);
        }

        var id = IdOf(tag);
        objects.Set(id, element.Raw(">>"u8));
        foreach (var child in tag.Children)
        {
            WriteElement(child, id);
        }
    }

    // Table attributes (ISO 32000-1, 14.8.5.7).
    private static void WriteAttributes(PdfBuffer element, StructureTag tag)
    {
        if (tag.Scope == HeaderScope.None && tag.RowSpan == 1 && tag.ColSpan == 1)
        {
            return;
        }

        element.Raw("/A<</O/Table"u8);
        if (tag.Scope != HeaderScope.None)
        {
            element.Raw(tag.Scope == HeaderScope.Row ? "/Scope/Row"u8 : "/Scope/Column"u8);
        }

        if (tag.RowSpan > 1)
        {
            element.Raw("/RowSpan "u8).Number(tag.RowSpan);
        }

        if (tag.ColSpan > 1)
        {
            element.Raw("/ColSpan "u8).Number(tag.ColSpan);
        }

        element.Raw(">>"u8);
    }

    // Content on the first page is a bare MCID; content on other pages names its page.
    private void WriteKids(PdfBuffer element, StructureTag tag)
    {
        var places = _content.GetValueOrDefault(tag) ?? [];
        if (places.Count + tag.Children.Count == 0)
        {
            return;
        }

        if (places.Count > 0)
        {
            element.Raw("/Pg "u8).Reference(places[0].Page);
        }

        element.Raw("/K["u8);
        foreach (var (page, mark) in places)
        {
            // The first page is the element's own (Pg); its marks are plain numbers.
            if (page == places[0].Page)
            {
                element.Number(mark).Raw(" "u8);
            }
            else
            {
                element.Raw("<</Type/MCR/Pg "u8).Reference(page).Raw("/MCID "u8).Number(mark).Raw(">>"u8);
            }
        }

        foreach (var child in tag.Children)
        {
            element.Reference(IdOf(child)).Raw(" "u8);
        }

        element.Raw("]"u8);
    }
}
