using Disclosure.Form;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Layout.Blocks;
using Disclosure.Rendering.Layout.Flow;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Layout.Tables;
using Disclosure.Rendering.Layout.Text;

namespace Disclosure.Rendering.Layout;

/// <summary>Makes blocks of a document's parts, with the elements of its structure and the headings to jump to.</summary>
/// <remarks>For one document and one thread.</remarks>
internal sealed class BlockBuilder(TextShaper shaper)
{
    private readonly List<IFlowBlock> _blocks = [];

    // Filled while blocks are placed, since only then their pages are known.
    private readonly List<OutlineBookmark> _bookmarks = [];

    // Depth of the last heading: PDF/UA allows no level to be skipped.
    private int _depth;

    public IReadOnlyList<IFlowBlock> Blocks => _blocks;

    /// <summary>The root of the structure tree.</summary>
    public StructureTag Structure { get; } = new(StructureType.Document, parent: null);

    /// <summary>Known once the blocks are placed.</summary>
    public IReadOnlyList<OutlineBookmark> Bookmarks => _bookmarks;

    /// <summary>Adds the title, the parts and, where one is asked for, the signature field.</summary>
    public void Add(ReportDocument document)
    {
        if (document.Title.Length > 0)
        {
            var lines = document.TitleLines.Select(line => shaper.Shape(line, TextStyle.Title)).ToArray();
            _blocks.Add(new TitleBlock(lines, new StructureTag(StructureType.Heading1, Structure)));
        }

        foreach (var part in document.Parts)
        {
            Add(part, Structure);
        }

        if (document.SigningAgency.Length > 0)
        {
            AddSignature(document.SigningAgency);
        }
    }

    // Text goes with it: a seal never stands on a page of its own (GB/T 9704-2012, 7.3.5.5).
    private void AddSignature(string agency)
    {
        if (_blocks is [.., ParagraphBlock last])
        {
            last.KeepsWithNext = true;
        }

        _blocks.Add(
            new SignatureBlock(shaper, new(StructureType.Form, Structure) { AlternativeText = $"{agency}签章处" })
        );
    }

    // A part is a section element; its heading, items and sub-parts are its children.
    private void Add(DocumentPart part, StructureTag parent)
    {
        var tag = new StructureTag(StructureType.Section, parent);
        // Parts without a heading are sections of the structure all the same.
        if (part.Heading.Length > 0)
        {
            AddHeading(part.Heading, part.Level, tag);
        }

        foreach (var item in part.Items)
        {
            Add(item, tag);
        }

        foreach (var child in part.Parts)
        {
            Add(child, tag);
        }
    }

    private void Add(DocumentItem item, StructureTag parent)
    {
        switch (item)
        {
            case DocumentParagraph { HeadingLevel: > 0 } heading:
                AddHeading(heading.Text, heading.HeadingLevel, parent);
                break;
            case DocumentParagraph line:
                AddParagraph(line.Runs, new StructureTag(StructureType.Paragraph, parent));
                break;
            case DocumentList list:
                AddList(list, new StructureTag(StructureType.List, parent));
                break;
            case DocumentFigure figure:
                AddFigure(figure, parent);
                break;
            case DocumentTable table:
                AddTable(table, parent);
                break;
        }
    }

    // Text without visible characters takes no line.
    private void AddParagraph(IReadOnlyList<TextRun> runs, StructureTag tag)
    {
        // No sorts: nothing to see, so no line and no element.
        if (shaper.Shape(runs, TextStyle.Body) is { Count: > 0 } sorts)
        {
            _blocks.Add(ParagraphBlock.Body(sorts, TextStyle.Body, tag));
        }
    }

    // Each item starts with its marker, which is part of its text.
    private void AddList(DocumentList list, StructureTag tag)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            var body = new StructureTag(StructureType.ListBody, new StructureTag(StructureType.ListItem, tag));
            // The marker is a run of its own, set before the first run of the item.
            AddParagraph([new(list.Marker(i)), .. list.Items[i].Runs], body);
        }
    }

    // A figure stays on the page of its caption.
    private void AddFigure(DocumentFigure figure, StructureTag parent)
    {
        var tag = new StructureTag(StructureType.Figure, parent) { AlternativeText = figure.AlternativeText };
        var hasCaption = figure.Caption.Length > 0;
        _blocks.Add(FigureBlock.Create(figure, shaper, tag, keepsWithNext: hasCaption));
        if (hasCaption)
        {
            // Below the figure: it is the figure that must not stand alone.
            AddCaption(figure.Caption, new StructureTag(StructureType.Paragraph, parent), keepsWithNext: false);
        }
    }

    // The caption of an official table is the heading above it.
    private void AddTable(DocumentTable table, StructureTag parent)
    {
        if (!table.IsOfficial && table.Caption.Length > 0)
        {
            // Above the table: it is kept with the table's head.
            AddCaption(table.Caption, new StructureTag(StructureType.Paragraph, parent), keepsWithNext: true);
        }

        _blocks.Add(TableFitter.Fit(table, shaper, parent));
    }

    // Captions are centred in a smaller size.
    private void AddCaption(string text, StructureTag tag, bool keepsWithNext) =>
        _blocks.Add(
            new ParagraphBlock(
                shaper.Shape(text, TextStyle.Caption),
                TextStyle.Caption,
                tag,
                indent: 0,
                LineAlignment.Centre
            )
            {
                KeepsWithNext = keepsWithNext,
            }
        );

    // Heading1 is the title; a part of level 1 stands below it. No level is skipped on the way down.
    private void AddHeading(string text, int level, StructureTag parent)
    {
        var style = TextStyle.Heading(level);
        // Never deeper than H5, never more than one level below the heading before.
        _depth = Math.Min(Math.Min(level, 4), _depth + 1);
        var tag = new StructureTag(StructureType.Heading1 + _depth, parent);
        _blocks.Add(
            // Headings begin two characters in, as paragraphs do.
            new ParagraphBlock(shaper.Shape(text, style), style, tag, 2 * style.Em, LineAlignment.Justified)
            {
                KeepsWithNext = true,
                // Told by the paginator once the page is known.
                Placed = (page, y) => _bookmarks.Add(new(text, level, page, y)),
            }
        );
    }
}
