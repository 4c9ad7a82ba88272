using Disclosure.Report.V1;
using static Disclosure.Narrative.Tests.Rpc.NarrativeClient;

namespace Disclosure.Narrative.Tests.Rpc;

/// <summary>Silence erases nothing: what shall be empty says so.</summary>
public sealed class SectionContentTests : IDisposable
{
    private readonly NarrativeClient _narrative = new();

    public void Dispose() => _narrative.Dispose();

    [Fact]
    public async Task A_section_without_content_is_refused_and_an_empty_text_erases()
    {
        await WriteAsync(Words("preamble", "甲。"));
        var silent = Update("preamble", "");
        silent.Section.ClearText();
        Assert.Equal(
            [("section", "CONTENT_MISSING")],
            await ViolationsOf(async () => await _narrative.Rpc.UpdateSectionAsync(silent))
        );
        Assert.Equal("甲。", (await ReadAsync()).Sections[0].Text);
        await _narrative.Rpc.UpdateSectionAsync(Update("preamble", ""));
        Assert.Equal("", (await ReadAsync()).Sections[0].Text);
    }

    [Fact]
    public async Task A_heading_alone_keeps_the_content()
    {
        await WriteAsync(Words("other_matters", "甲。"));
        var heading = Update("other_matters", "");
        heading.Section.ClearText();
        heading.Section.Heading = "其他事项";
        var written = await _narrative.Rpc.UpdateSectionAsync(heading);
        Assert.Equal(("其他事项", "甲。"), (written.Sections[0].Heading, written.Sections[0].Text));
    }

    [Fact]
    public async Task Absent_sections_are_refused_and_erasing_is_asked_for()
    {
        await WriteAsync(Words("preamble", "甲。"));
        var replace = Replace("");
        var refused = await ViolationsOf(async () => await _narrative.Rpc.ReplaceNarrativeAsync(replace));
        Assert.Equal([("sections", "SECTIONS_MISSING")], refused);
        replace.Erase = true;
        Assert.Empty((await _narrative.Rpc.ReplaceNarrativeAsync(replace)).Sections);
        replace = Replace("", Words("preamble", "甲。"));
        replace.Erase = true;
        refused = await ViolationsOf(async () => await _narrative.Rpc.ReplaceNarrativeAsync(replace));
        Assert.Equal([("erase", "ERASE_WITH_SECTIONS")], refused);
    }

    [Fact]
    public async Task Every_section_and_block_that_says_nothing_is_named()
    {
        var silent = new Section { Section_ = "requests" };
        var differing = Words("platform", "乙。");
        differing.Blocks.Add(new Block { Paragraph = Blocks.Paragraph(("甲。", false)) });
        var empty = new Section { Section_ = "supervision", Blocks = { new Block() } };
        Assert.Equal(
            [
                ("sections[0].sections[0]", "CONTENT_MISSING"),
                ("sections[0].sections[1].text", "CONTENT_DIFFERS"),
                ("sections[0].sections[2].blocks[0]", "BLOCK_KIND_MISSING"),
            ],
            await ViolationsOf(() => WriteAsync(Overview(silent, differing, empty)))
        );
    }

    [Fact]
    public async Task What_was_read_can_be_written_again()
    {
        await WriteAsync(Words("preamble", ""), Overview(Words("requests", "甲。")));
        var read = await ReadAsync();
        var again = await _narrative.Rpc.ReplaceNarrativeAsync(Replace(read.Etag, [.. read.Sections]));
        Assert.Equal(read.Sections, again.Sections);
    }

    [Fact]
    public async Task Merging_keeps_what_the_request_lacks()
    {
        await WriteAsync(Words("preamble", "甲。"), Overview(Words("requests", "乙。"), Words("platform", "丙。")));
        var merge = Replace("", Overview(Words("requests", "丁。"), Words("platform", "")));
        merge.KeepOthers = true;
        var merged = await _narrative.Rpc.ReplaceNarrativeAsync(merge);
        Assert.Equal("甲。", merged.Sections[0].Text);
        Assert.Equal(["丁。", "丙。"], merged.Sections[1].Sections.Select(s => s.Text));
        Assert.Equal(["2", "1"], merged.Sections[1].Sections.Select(s => s.Etag));
    }

    [Fact]
    public async Task A_look_answers_what_would_change_and_changes_nothing()
    {
        await WriteAsync(Words("preamble", "甲。"));
        var look = Replace("", Words("preamble", "乙。"));
        look.ValidateOnly = true;
        var answer = await _narrative.Rpc.ReplaceNarrativeAsync(look);
        Assert.Equal(["preamble"], answer.Changes.Select(c => c.Section));
        Assert.Equal((1, "1"), (answer.Revision, answer.Etag));
        Assert.Equal("甲。", (await ReadAsync()).Sections[0].Text);
    }

    private async Task WriteAsync(params Section[] sections) =>
        await _narrative.Rpc.ReplaceNarrativeAsync(Replace("", sections));

    private async Task<V1.Narrative> ReadAsync() => await _narrative.Rpc.GetNarrativeAsync(new() { Name = Name });
}
