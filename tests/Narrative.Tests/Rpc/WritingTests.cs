using Disclosure.Report.V1;
using Disclosure.Testing;
using Grpc.Core;
using static Disclosure.Narrative.Tests.Rpc.NarrativeClient;

namespace Disclosure.Narrative.Tests.Rpc;

/// <summary>Prose written and read back: revisions, etags, repeats.</summary>
public abstract class WritingTests(Func<string> database) : IDisposable
{
    private NarrativeClient? _client;

    private NarrativeClient Narrative => _client ??= new(database());

    public void Dispose()
    {
        _client?.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task What_is_written_is_read_back_in_the_order_of_the_form()
    {
        var written = await Narrative.Rpc.ReplaceNarrativeAsync(
            Replace("0", Words("other_matters", "无。"), Overview(Words("requests", "甲。"), Words("platform", "乙。")))
        );
        Assert.Equal(written, await Narrative.Rpc.GetNarrativeAsync(new() { Name = Name }));
        Assert.Equal((1, "1"), (written.Revision, written.Etag));
        Assert.Equal(["overview", "other_matters"], written.Sections.Select(s => s.Section_));
        Assert.Equal(["requests", "platform"], written.Sections[0].Sections.Select(s => s.Section_));
        Assert.Equal(Narrative.Service.Clock.GetUtcNow(), written.CreateTime.ToDateTimeOffset());
    }

    [SkippableFact]
    public async Task Blocks_of_every_kind_are_read_back_as_they_were_written()
    {
        var section = new Section { Section_ = "supervision" };
        section.Blocks.Add(Blocks.OfEveryKind());
        await Narrative.Rpc.AddPictureAsync(new() { Content = Blocks.Picture, RequestId = NewId() });
        var written = await Narrative.Rpc.ReplaceNarrativeAsync(Replace("", Overview(section)));
        Assert.Equal(section.Blocks, written.Sections[0].Sections[0].Blocks);
        Assert.Equal(
            "一般要求\n甲乙\n先审查\n后公开\n培训\n培训现场\n各季度抽查\n季度\t抽查\n一\t2",
            written.Sections[0].Sections[0].Text
        );
        Assert.Equal(written, await Narrative.Rpc.GetNarrativeAsync(new() { Name = Name }));
    }

    [SkippableFact]
    public async Task Two_people_edit_two_sections_without_conflict()
    {
        var first = await Narrative.Rpc.ReplaceNarrativeAsync(
            Replace("", Words("preamble", "甲。"), Words("other_matters", "乙。"))
        );
        var etag = first.Sections[0].Etag;
        await Narrative.Rpc.UpdateSectionAsync(Update("preamble", "丙。", etag));
        var both = await Narrative.Rpc.UpdateSectionAsync(Update("other_matters", "丁。", etag));
        Assert.Equal(["丙。", "丁。"], both.Sections.Select(s => s.Text));
        Assert.Equal(["2", "3"], both.Sections.Select(s => s.Etag));
    }

    [SkippableFact]
    public async Task A_stale_etag_of_the_section_is_aborted_and_writes_nothing()
    {
        await Narrative.Rpc.UpdateSectionAsync(Update("preamble", "甲。", "0"));
        await Narrative.Rpc.UpdateSectionAsync(Update("preamble", "乙。", "1"));
        var fault = await FaultOf(async () => await Narrative.Rpc.UpdateSectionAsync(Update("preamble", "丙。", "1")));
        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), fault);
        var now = await Narrative.Rpc.GetNarrativeAsync(new() { Name = Name });
        Assert.Equal((2, "乙。"), (now.Revision, now.Sections[0].Text));
    }

    [SkippableFact]
    public async Task A_section_that_says_the_same_keeps_its_etag()
    {
        await Narrative.Rpc.ReplaceNarrativeAsync(Replace("", Words("preamble", "甲。"), Words("problems", "乙。")));
        var again = await Narrative.Rpc.ReplaceNarrativeAsync(
            Replace("1", Words("preamble", "甲。"), Words("problems", "丙。"))
        );
        Assert.Equal(["1", "2"], again.Sections.Select(s => s.Etag));
    }

    [SkippableFact]
    public async Task A_repeated_request_has_the_first_answer_and_one_effect()
    {
        var update = Update("preamble", "甲。");
        var first = await Narrative.Rpc.UpdateSectionAsync(update);
        await Narrative.Rpc.UpdateSectionAsync(Update("preamble", "乙。"));
        Assert.Equal(first, await Narrative.Rpc.UpdateSectionAsync(update));
        Assert.Equal(2, (await Narrative.Rpc.GetNarrativeAsync(new() { Name = Name })).Revision);
        update.Section.Text = "丙。";
        Assert.Equal(
            (StatusCode.InvalidArgument, "REQUEST_ID_REUSED"),
            await FaultOf(async () => await Narrative.Rpc.UpdateSectionAsync(update))
        );
    }

    [SkippableFact]
    public async Task Prose_and_revisions_that_never_were_are_not_found()
    {
        Assert.Equal(
            (StatusCode.NotFound, "NARRATIVE_NOT_FOUND"),
            await FaultOf(async () => await Narrative.Rpc.GetNarrativeAsync(new() { Name = Name }))
        );
        await Narrative.Rpc.UpdateSectionAsync(Update("preamble", "甲。"));
        Assert.Equal(
            (StatusCode.NotFound, "REVISION_NOT_FOUND"),
            await FaultOf(async () => await Narrative.Rpc.GetNarrativeAsync(new() { Name = Name, Revision = 2 }))
        );
    }
}

public sealed class SqliteWritingTests() : WritingTests(() => "");

public sealed class PostgresWritingTests() : WritingTests(PostgresCluster.NewDatabase);
