using System.Globalization;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Markup;

namespace Disclosure.Rendering.Formats.Docx;

/// <summary>What the body of a document needs beside itself: pictures, each once, and a numbering for every ordered list.</summary>
internal sealed class DocxParts
{
    // Relationships up to this are those of the fixed parts.
    // rId1 to rId19 are left to the fixed parts in document.rels.
    private const int FixedRelationships = 20;

    // The first numbering is that of bullets.
    private const int Bullets = 1;

    private readonly List<RasterImage> _images = [];
    private int _lists;
    private int _figures;

    /// <summary>The next figure's number, from 1.</summary>
    public int NextFigure() => ++_figures;

    /// <summary>The relationship of a picture.</summary>
    public int RelationshipOf(RasterImage image)
    {
        // The same picture is stored once; pictures are equal where they share their bytes in memory.
        var place = _images.IndexOf(image);
        if (place < 0)
        {
            place = _images.Count;
            _images.Add(image);
        }

        return FixedRelationships + place;
    }

    /// <summary>The numbering of a list; every ordered one begins anew.</summary>
    /// <remarks>Bullets share one numbering; an ordered list needs its own, or it would go on counting.</remarks>
    public int NumberingOf(DocumentList list) => list.IsOrdered ? Bullets + ++_lists : Bullets;

    public IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> Files =>
        _images.Select((image, i) => ($"word/{Target(i)}", image.Content));

    /// <summary>Completes the relationships of the fixed parts.</summary>
    public MarkupBuffer Relationships(ReadOnlySpan<byte> fixedParts)
    {
        var xml = new MarkupBuffer(4096).Raw(fixedParts);
        // The fixed parts come without their end tag.
        for (var i = 0; i < _images.Count; i++)
        {
            xml.Raw("<Relationship Id=\"rId"u8)
                .Number(FixedRelationships + i)
                .Raw(
                    "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\""u8
                )
                .Text(Target(i))
                .Raw("\"/>"u8);
        }

        return xml.Raw("</Relationships>"u8);
    }

    /// <summary>Completes the numberings: the kinds are fixed, and each list is one of them.</summary>
    public MarkupBuffer Numbering(ReadOnlySpan<byte> kinds)
    {
        var xml = new MarkupBuffer(4096)
            .Raw(kinds)
            .Raw("<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"u8);
        for (var i = 1; i <= _lists; i++)
        {
            xml.Raw("<w:num w:numId=\""u8)
                .Number(Bullets + i)
                .Raw(
                    // startOverride makes the list begin with 1.
                    "\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"u8
                );
        }

        return xml.Raw("</w:numbering>"u8);
    }

    private string Target(int image) =>
        $"media/image{(image + 1).ToString(CultureInfo.InvariantCulture)}.{_images[image].FileExtension}";
}
