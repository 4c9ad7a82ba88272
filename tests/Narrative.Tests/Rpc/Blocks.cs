using Disclosure.Imaging;
using Disclosure.Narrative.Tests.Domain.Pictures;
using Disclosure.Report.V1;
using Google.Protobuf;

namespace Disclosure.Narrative.Tests.Rpc;

/// <summary>Blocks as a client sends them.</summary>
internal static class Blocks
{
    public static readonly ByteString Picture = ByteString.CopyFrom(Samples.Of("image/png", 4, 3, ""));

    public static readonly string PictureId = PictureContent.Parse(Picture.Span, "").Id;

    public static IEnumerable<Block> OfEveryKind()
    {
        yield return new()
        {
            Heading = new() { Level = 3, Text = "一般要求" },
        };
        yield return new() { Paragraph = Paragraph(("甲", true), ("乙", false)) };
        yield return new() { List = List(true, "先审查", "后公开") };
        yield return new() { List = List(false, "培训") };
        yield return new()
        {
            Picture = new()
            {
                Picture_ = PictureId,
                Caption = "培训现场",
                AlternativeText = "会议室里的培训",
            },
        };
        yield return new() { Table = Table("各季度抽查", ["季度", "抽查"], ["一", "2"]) };
    }

    public static Paragraph Paragraph(params (string Text, bool Bold)[] runs)
    {
        var paragraph = new Paragraph();
        paragraph.Runs.Add(runs.Select(r => new Run { Text = r.Text, Bold = r.Bold }));
        return paragraph;
    }

    public static SmallTable Table(string caption, params string[][] rows)
    {
        var table = new SmallTable { Caption = caption, Headed = true };
        foreach (var cells in rows)
        {
            var row = new SmallTableRow();
            row.Cells.Add(cells);
            table.Rows.Add(row);
        }

        return table;
    }

    private static ItemList List(bool ordered, params string[] items)
    {
        var list = new ItemList { Ordered = ordered };
        list.Items.Add(items.Select(i => Paragraph((i, false))));
        return list;
    }
}
