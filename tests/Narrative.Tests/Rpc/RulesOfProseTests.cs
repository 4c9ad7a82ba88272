using Disclosure.Form;
using static Disclosure.Narrative.Tests.Rpc.NarrativeClient;
using Block = Disclosure.Report.V1.Block;
using ItemList = Disclosure.Report.V1.ItemList;
using Section = Disclosure.Report.V1.Section;

namespace Disclosure.Narrative.Tests.Rpc;

/// <summary>What is refused, every violation at its place.</summary>
public sealed class RulesOfProseTests : IDisposable
{
    private readonly NarrativeClient _narrative = new();

    public void Dispose() => _narrative.Dispose();

    [Fact]
    public async Task Every_violation_is_named_at_once_with_its_place()
    {
        var section = new Section { Section_ = "preamble" };
        section.Blocks.Add(
            new Block
            {
                Heading = new() { Level = 2, Text = "甲" },
            }
        );
        section.Blocks.Add(new Block { Paragraph = Blocks.Paragraph(("", false)) });
        section.Blocks.Add(new Block { List = new() });
        section.Blocks.Add(new Block { Picture = new() { Picture_ = "x" } });
        section.Blocks.Add(new Block { Table = Blocks.Table("", ["甲", "乙"], ["丙"]) });
        var violations = await ViolationsOf(async () =>
            await _narrative.Rpc.ReplaceNarrativeAsync(Replace("", section, Words("nowhere", "甲")))
        );
        Assert.Equal(
            [
                ("sections[0].blocks[0].heading", "HEADING_LEVEL"),
                ("sections[0].blocks[1].paragraph", "PARAGRAPH_LENGTH"),
                ("sections[0].blocks[2].list", "LIST_LENGTH"),
                ("sections[0].blocks[3].picture.picture", "PICTURE_FORMAT"),
                ("sections[0].blocks[3].picture.alternative_text", "TEXT_LENGTH"),
                ("sections[0].blocks[4].table", "TABLE_SHAPE"),
                ("sections[1].section", "SECTION_UNKNOWN"),
            ],
            violations
        );
    }

    [Theory]
    [InlineData("甲\u0007乙")]
    [InlineData("甲\u202E乙")]
    [InlineData("甲\u2066乙")]
    [InlineData("甲\u2028乙")]
    public async Task A_character_that_hides_or_turns_text_is_refused(string text)
    {
        var section = new Section { Section_ = "preamble" };
        section.Blocks.Add(new Block { Paragraph = Blocks.Paragraph((text, false)) });
        var violations = await ViolationsOf(async () =>
            await _narrative.Rpc.ReplaceNarrativeAsync(Replace("", section))
        );
        Assert.Equal([("sections[0].blocks[0].paragraph", "CONTROL_CHARACTER")], violations);
    }

    [Fact]
    public async Task Characters_beyond_the_basic_plane_are_kept()
    {
        var written = await _narrative.Rpc.UpdateSectionAsync(Update("preamble", "区长𫖯𬭎签发"));
        Assert.Equal("区长𫖯𬭎签发", written.Sections[0].Text);
    }

    [Fact]
    public async Task Prose_of_ten_megabytes_is_refused_in_words()
    {
        var violations = await ViolationsOf(async () =>
            await _narrative.Rpc.UpdateSectionAsync(Update("preamble", new string('多', 3_500_000)))
        );
        Assert.Contains(("section", "PROSE_TOO_LONG"), violations);
    }

    [Fact]
    public async Task Sections_written_one_by_one_do_not_exceed_together_what_a_report_may_hold()
    {
        var half = new string('多', ProseLimits.MaxCharacters / 20);
        foreach (var section in (string[])["preamble", "overview"])
        {
            await _narrative.Rpc.UpdateSectionAsync(
                Update(section, string.Join('\n', Enumerable.Repeat(half[1..], 10)) + new string('字', 1))
            );
        }

        var violations = await ViolationsOf(async () =>
            await _narrative.Rpc.UpdateSectionAsync(Update("problems", new string('多', 100)))
        );
        Assert.Equal([("sections", "PROSE_TOO_LONG")], violations);
    }

    [Fact]
    public async Task Each_item_of_a_list_and_each_row_of_a_table_counts_as_a_paragraph()
    {
        const int items = 200;
        var section = new Section { Section_ = "overview" };
        var list = new ItemList();
        list.Items.Add(Enumerable.Repeat(Blocks.Paragraph(("一项。", false)), items));
        section.Blocks.Add(Enumerable.Repeat(new Block { List = list }, ProseLimits.MaxParagraphs / items));
        await _narrative.Rpc.ReplaceNarrativeAsync(Replace("", section));

        section.Blocks.Add(new Block { Table = Blocks.Table("", ["甲"]) });
        var violations = await ViolationsOf(async () =>
            await _narrative.Rpc.ReplaceNarrativeAsync(Replace("", section))
        );
        Assert.Equal([("sections", "PROSE_TOO_LONG")], violations);
    }

    [Fact]
    public async Task All_small_tables_have_a_limit_together()
    {
        string[] row = [new('格', 1_000)];
        var section = new Section { Section_ = "overview" };
        section.Blocks.Add(
            Enumerable.Repeat(
                new Block { Table = Blocks.Table("", row) },
                ProseLimits.MaxTableCharacters / row[0].Length
            )
        );
        await _narrative.Rpc.ReplaceNarrativeAsync(Replace("", section));

        section.Blocks.Add(new Block { Table = Blocks.Table("", ["甲"]) });
        var violations = await ViolationsOf(async () =>
            await _narrative.Rpc.ReplaceNarrativeAsync(Replace("", section))
        );
        Assert.Equal([("sections", "TABLES_TOO_LARGE")], violations);
    }

    [Fact]
    public async Task A_sub_section_stands_under_its_parent_and_once()
    {
        var violations = await ViolationsOf(async () =>
            await _narrative.Rpc.ReplaceNarrativeAsync(
                Replace("", Words("requests", "甲"), Overview(Words("platform", "乙"), Words("platform", "丙")))
            )
        );
        Assert.Equal(
            [("sections[0].section", "SECTION_PLACE"), ("sections[1].sections[1].section", "SECTION_TWICE")],
            violations
        );
    }
}
