using Disclosure.Form;
using Proto = Disclosure.Report.V1;

namespace Disclosure.ContractMapping;

/// <summary>Maps prose between messages and domain.</summary>
/// <remarks>Text is sent beside blocks for programs that only show prose; read back, blocks win.</remarks>
public static class SectionMapping
{
    /// <summary>The section with its blocks, their text, and its parts.</summary>
    public static Proto.Section ToProto(this Section section)
    {
        var message = new Proto.Section
        {
            Section_ = section.Name,
            Heading = section.Heading,
            Text = section.Text,
        };
        message.Blocks.Add(section.Blocks.Select(ToProto));
        message.Sections.Add(section.Sections.Select(ToProto));
        return message;
    }

    /// <summary>Reads a section: its blocks or, where there are none, its text. A block without a kind is left out.</summary>
    /// <remarks>Which of blocks and text was meant is checked before this, where a caller can be told.</remarks>
    public static Section ToDomain(this Proto.Section message) =>
        new(
            message.Section_,
            message.Heading,
            ToBlocks(message.Blocks, message.Text),
            [.. message.Sections.Select(ToDomain)]
        );

    /// <summary>Reads blocks or, where there are none, plain text with one line for each paragraph.</summary>
    /// <param name="text">Used only where there are no blocks.</param>
    public static IReadOnlyList<Block> ToBlocks(IReadOnlyCollection<Proto.Block> blocks, string text) =>
        blocks.Count > 0 ? [.. blocks.Select(ToDomain).OfType<Block>()] : Section.Paragraphs(text);

    private static Proto.Block ToProto(Block block) =>
        block switch
        {
            Heading heading => new()
            {
                Heading = new() { Level = heading.Level, Text = heading.Content },
            },
            Paragraph paragraph => new() { Paragraph = ToProto(paragraph) },
            ItemList list => new() { List = ToProto(list) },
            PictureBlock picture => new()
            {
                Picture = new()
                {
                    Picture_ = picture.Id,
                    Caption = picture.Caption,
                    AlternativeText = picture.AlternativeText,
                },
            },
            SmallTable table => new() { Table = ToProto(table) },
            // A kind of block that the contract lacks is a mistake of ours.
            _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, null),
        };

    private static Proto.Paragraph ToProto(Paragraph paragraph)
    {
        var message = new Proto.Paragraph();
        message.Runs.Add(paragraph.Runs.Select(r => new Proto.Run { Text = r.Text, Bold = r.Bold }));
        return message;
    }

    private static Proto.ItemList ToProto(ItemList list)
    {
        var message = new Proto.ItemList { Ordered = list.Ordered };
        message.Items.Add(list.Items.Select(ToProto));
        return message;
    }

    private static Proto.SmallTable ToProto(SmallTable table)
    {
        var message = new Proto.SmallTable { Caption = table.Caption, Headed = table.Headed };
        foreach (var cells in table.Rows)
        {
            var row = new Proto.SmallTableRow();
            row.Cells.Add(cells);
            message.Rows.Add(row);
        }

        return message;
    }

    // Null for a block of a kind that this version does not know.
    private static Block? ToDomain(Proto.Block block) =>
        block.KindCase switch
        {
            Proto.Block.KindOneofCase.Heading => new Heading(block.Heading.Level, block.Heading.Text),
            Proto.Block.KindOneofCase.Paragraph => ToDomain(block.Paragraph),
            Proto.Block.KindOneofCase.List => new ItemList(block.List.Ordered, [.. block.List.Items.Select(ToDomain)]),
            Proto.Block.KindOneofCase.Picture => new PictureBlock(
                block.Picture.Picture_,
                block.Picture.Caption,
                block.Picture.AlternativeText
            ),
            // Rows of different lengths are let through here; the rules of prose refuse them.
            Proto.Block.KindOneofCase.Table => new SmallTable(
                block.Table.Caption,
                block.Table.Headed,
                [.. block.Table.Rows.Select(r => r.Cells.ToArray())]
            ),
            _ => null,
        };

    private static Paragraph ToDomain(Proto.Paragraph paragraph) =>
        new([.. paragraph.Runs.Select(r => new TextRun(r.Text, r.Bold))]);
}
