using Disclosure.Form;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Composition;

/// <summary>Makes what is printed of a section's blocks: numbers on small headings, tables with places, pictures with bytes.</summary>
internal static class BlockComposer
{
    /// <summary>Composes the items of a section. Small headings are numbered from 1 in each.</summary>
    /// <param name="pictures">By id; a picture that a block names must be among them.</param>
    public static DocumentItem[] Compose(IReadOnlyList<Block> blocks, IReadOnlyDictionary<string, RasterImage> pictures)
    {
        var items = new DocumentItem[blocks.Count];
        var (third, fourth) = (0, 0);
        for (var i = 0; i < items.Length; i++)
        {
            switch (blocks[i])
            {
                case Heading { Level: 3 } heading:
                    // Numbers of level 4 begin anew under each heading of level 3.
                    fourth = 0;
                    items[i] = new DocumentParagraph(3, [new(HeadingNumber.Format(3, ++third) + heading.Content)]);
                    break;
                case Heading heading:
                    items[i] = new DocumentParagraph(4, [new(HeadingNumber.Format(4, ++fourth) + heading.Content)]);
                    break;
                case Paragraph paragraph:
                    items[i] = new DocumentParagraph(0, paragraph.Runs);
                    break;
                case ItemList list:
                    // Markers are not in the text; each format numbers lists in its own way.
                    items[i] = new DocumentList(
                        list.Ordered,
                        [.. list.Items.Select(p => new DocumentParagraph(0, p.Runs))]
                    );
                    break;
                case PictureBlock picture:
                    // The caller has checked that every picture came with the request.
                    items[i] = new DocumentFigure(picture.Caption, picture.AlternativeText, pictures[picture.Id]);
                    break;
                case SmallTable table:
                    items[i] = Compose(table);
                    break;
                case var other:
                    throw new ArgumentOutOfRangeException(nameof(blocks), other.GetType().Name, null);
            }
        }

        return items;
    }

    private static DocumentTable Compose(SmallTable table)
    {
        var rows = table.Rows.Select(
            (row, i) =>
            {
                // Only the first row can be a head, and only where the author said so.
                var role = table.Headed && i == 0 ? CellRole.ColumnHead : CellRole.Words;
                return new DocumentTableRow([
                    .. row.Select(
                        (text, column) => new DocumentTableCell(text, column, 1, 1, role, false, "", default)
                    ),
                ]);
            }
        );
        return new(table.Caption, false, ColumnShares.Measure(table.Rows), table.Headed ? 1 : 0, [.. rows]);
    }
}
