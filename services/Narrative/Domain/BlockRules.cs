using Disclosure.ApiErrors;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain;

/// <summary>The rules of a block.</summary>
internal static class BlockRules
{
    // In characters, items, rows and columns; the contract states them.
    private const int MaxHeading = 200;
    private const int MaxParagraph = 20_000;
    private const int MaxItems = 200;
    private const int MaxRows = 50;
    private const int MaxColumns = 12;
    private const int MaxCell = 1_000;
    private const int MaxCaption = 200;
    private const int MaxAlternativeText = 500;

    /// <summary>Every violation of the block.</summary>
    /// <param name="field">The block's field.</param>
    /// <param name="place">For people, such as 第 3 段.</param>
    public static IEnumerable<FieldViolation> Check(Block block, string field, string place) =>
        block switch
        {
            Heading heading => Check(heading, $"{field}.heading", place),
            Paragraph paragraph => Line(paragraph.Text, 1, MaxParagraph, $"{field}.paragraph", "PARAGRAPH", place),
            ItemList list => Check(list, $"{field}.list", place),
            PictureBlock picture => Check(picture, $"{field}.picture", place),
            SmallTable table => Check(table, $"{field}.table", place),
            _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, null),
        };

    // Levels 1 and 2 are the form's own headings.
    private static IEnumerable<FieldViolation> Check(Heading heading, string field, string place)
    {
        if (heading.Level is < 3 or > 4)
        {
            yield return new(
                field,
                "HEADING_LEVEL",
                "must be of level 3 or 4",
                $"{place}：小标题只能是第 3 级或第 4 级"
            );
        }

        foreach (var violation in Line(heading.Content, 1, MaxHeading, field, "HEADING", place))
        {
            yield return violation;
        }
    }

    // Each item is a paragraph.
    private static IEnumerable<FieldViolation> Check(ItemList list, string field, string place) =>
        list.Items.Count is 0 or > MaxItems
            ? [new(field, "LIST_LENGTH", $"1 to {MaxItems} items", $"{place}：列表应有 1 至 {MaxItems} 项")]
            : list.Items.SelectMany(
                (item, i) => Line(item.Text, 1, MaxParagraph, $"{field}.items[{i}]", "ITEM", $"{place}第 {i + 1} 项")
            );

    // Whether the picture exists is checked where the prose is stored.
    private static IEnumerable<FieldViolation> Check(PictureBlock picture, string field, string place)
    {
        // The id is the digest of the bytes: its shape is all that can be said without the store.
        if (picture.Id.Length != 64 || !picture.Id.All(char.IsAsciiHexDigitLower))
        {
            yield return new(
                $"{field}.picture",
                "PICTURE_FORMAT",
                "must be a SHA-256 in lower-case hexadecimal",
                $"{place}：图片编号应为上传图片后得到的 64 位编号"
            );
        }

        var text = Line(picture.AlternativeText, 1, MaxAlternativeText, $"{field}.alternative_text", "TEXT", place);
        foreach (var violation in Caption(picture.Caption, field, place).Concat(text))
        {
            yield return violation;
        }
    }

    // Cells may be empty, but every row has the same number of them.
    private static IEnumerable<FieldViolation> Check(SmallTable table, string field, string place)
    {
        var columns = table.Rows.Count > 0 ? table.Rows[0].Count : 0;
        if (
            table.Rows.Count is 0 or > MaxRows
            || columns is 0 or > MaxColumns
            || table.Rows.Any(r => r.Count != columns)
        )
        {
            return
            [
                new(
                    field,
                    "TABLE_SHAPE",
                    $"1 to {MaxRows} rows of the same 1 to {MaxColumns} cells",
                    $"{place}：表格应为 1 至 {MaxRows} 行、1 至 {MaxColumns} 列，各行列数相同"
                ),
            ];
        }

        return Caption(table.Caption, field, place)
            .Concat(
                table.Rows.SelectMany(
                    (row, i) =>
                        row.SelectMany(
                            (cell, j) => Line(cell, 0, MaxCell, $"{field}.rows[{i}].cells[{j}]", "CELL", place)
                        )
                )
            );
    }

    private static IEnumerable<FieldViolation> Caption(string caption, string field, string place) =>
        Line(caption, 0, MaxCaption, $"{field}.caption", "CAPTION", place);

    // Length and characters of one line of text.
    private static IEnumerable<FieldViolation> Line(
        string text,
        int least,
        int most,
        string field,
        string kind,
        string place
    )
    {
        // Lengths in UTF-16 units.
        if (text.Length < least || text.Length > most)
        {
            yield return new(
                field,
                $"{kind}_LENGTH",
                $"must have {least} to {most} characters",
                $"{place}：应为 {least} 至 {most} 个字"
            );
        }
        else if (!StoredText.IsOneLine(text))
        {
            yield return new(
                field,
                "CONTROL_CHARACTER",
                "must be one line without control characters",
                $"{place}：含有换行或控制字符，请分段或删除"
            );
        }
    }
}
