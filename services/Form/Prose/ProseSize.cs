namespace Disclosure.Form;

/// <summary>How much prose there is, in the measures of <see cref="ProseLimits"/>.</summary>
public readonly record struct ProseSize(int Paragraphs, long Characters, long TableCharacters, int Pictures)
{
    /// <summary>Counts the blocks of a whole report.</summary>
    public static ProseSize Measure(IEnumerable<Block> blocks) =>
        blocks.Aggregate(new ProseSize(), (size, block) => size.Add(block));

    private ProseSize Add(Block block)
    {
        var characters = (long)block.Text.Length;
        return new(
            Paragraphs
                + block switch
                {
                    ItemList list => list.Items.Count,
                    SmallTable table => table.Rows.Count,
                    _ => 1,
                },
            Characters + characters,
            TableCharacters + (block is SmallTable ? characters : 0),
            Pictures + (block is PictureBlock ? 1 : 0)
        );
    }
}
