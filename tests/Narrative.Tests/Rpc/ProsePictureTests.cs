using Disclosure.Narrative.Tests.Domain.Pictures;
using Disclosure.Report.V1;
using Disclosure.Testing;
using Google.Protobuf;
using Grpc.Core;
using static Disclosure.Narrative.Tests.Rpc.NarrativeClient;

namespace Disclosure.Narrative.Tests.Rpc;

/// <summary>Pictures that are written and read together with the prose that shows them.</summary>
public abstract class ProsePictureTests(Func<string> database) : IDisposable
{
    private NarrativeClient? _client;

    private NarrativeClient Narrative => _client ??= new(database());

    public void Dispose()
    {
        _client?.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task Pictures_are_stored_with_the_prose_and_answered_with_it_when_asked_for()
    {
        var (first, second) = (await NameAsync(1), await NameAsync(2));
        var request = Replace("", Showing(second, first, second));
        request.Pictures.Add([File(1), File(2)]);
        var written = await Narrative.Rpc.ReplaceNarrativeAsync(request);
        Assert.Equal(written, await Narrative.Rpc.ReplaceNarrativeAsync(request));
        Assert.Equal(written, await Narrative.Rpc.GetNarrativeAsync(new() { Name = Name }));
        var whole = await Narrative.Rpc.GetNarrativeAsync(new() { Name = Name, IncludePictures = true });
        Assert.Equal([second, first], whole.Pictures.Select(p => p.Picture));
        Assert.All(whole.Pictures, p => Assert.Equal(("image/png", 3), (p.MediaType, p.Height)));
        Assert.DoesNotContain("note", whole.Pictures[0].Content.ToStringUtf8(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Prose_that_is_refused_leaves_no_picture_behind()
    {
        var id = await NameAsync(1);
        await Narrative.Rpc.UpdateSectionAsync(Update("preamble", "甲。"));
        var request = Replace("9", Showing(id));
        request.Pictures.Add(File(1));
        Assert.Equal(
            (StatusCode.Aborted, "ETAG_MISMATCH"),
            await FaultOf(async () => await Narrative.Rpc.ReplaceNarrativeAsync(request))
        );
        await Narrative.Rpc.PinNarrativeAsync(
            new()
            {
                Name = Name,
                RequestId = NewId(),
                Fence = 2,
            }
        );
        (request.Etag, request.Fence) = ("", 1);
        Assert.Equal(
            (StatusCode.Aborted, "REPORT_MOVED"),
            await FaultOf(async () => await Narrative.Rpc.ReplaceNarrativeAsync(request))
        );
        Assert.Equal(
            (StatusCode.NotFound, "PICTURE_NOT_FOUND"),
            await FaultOf(async () => await Narrative.Rpc.GetPicturesAsync(new() { Pictures = { id } }))
        );
    }

    [SkippableFact]
    public async Task A_picture_that_is_refused_leaves_no_prose_behind()
    {
        var request = Replace("", Words("preamble", "甲。"));
        request.Pictures.Add([File(1), new PictureFile { Content = ByteString.CopyFromUtf8("no picture") }]);
        Assert.Equal(
            [("pictures[1].content", "PICTURE_FORMAT")],
            await ViolationsOf(async () => await Narrative.Rpc.ReplaceNarrativeAsync(request))
        );
        request.Pictures.Clear();
        request.Pictures.Add(Enumerable.Repeat(File(1), 51));
        Assert.Equal(
            [("pictures", "TOO_MANY_PICTURES")],
            await ViolationsOf(async () => await Narrative.Rpc.ReplaceNarrativeAsync(request))
        );
        var missing = await Narrative.Rpc.GetNarrativeAsync(
            new()
            {
                Name = Name,
                AllowMissing = true,
                IncludePictures = true,
            }
        );
        Assert.Equal(new() { Name = Name }, missing);
    }

    [SkippableFact]
    public async Task A_repeat_with_other_pictures_is_another_request()
    {
        var request = Replace("", Words("preamble", "甲。"));
        request.Pictures.Add(File(1));
        await Narrative.Rpc.ReplaceNarrativeAsync(request);
        request.Pictures[0] = File(2);
        Assert.Equal(
            (StatusCode.InvalidArgument, "REQUEST_ID_REUSED"),
            await FaultOf(async () => await Narrative.Rpc.ReplaceNarrativeAsync(request))
        );
    }

    [SkippableFact]
    public async Task A_picture_neither_stored_nor_brought_cannot_be_shown()
    {
        var request = Replace("", Showing(new string('a', 64)));
        Assert.Equal(
            [("sections", "PICTURE_UNKNOWN")],
            await ViolationsOf(async () => await Narrative.Rpc.ReplaceNarrativeAsync(request))
        );
        request.ValidateOnly = true;
        Assert.Equal(
            [("sections", "PICTURE_UNKNOWN")],
            await ViolationsOf(async () => await Narrative.Rpc.ReplaceNarrativeAsync(request))
        );
    }

    [SkippableFact]
    public async Task Pictures_of_one_report_have_a_limit_together_however_they_came()
    {
        // Five of 25 million pixels each would be a little above a hundred millions.
        var names = new List<string>();
        for (var width = 5_000; width > 4_995; width--)
        {
            var added = await Narrative.Rpc.AddPictureAsync(
                new() { Content = ByteString.CopyFrom(Samples.Of("image/png", width, 5_000, "")), RequestId = NewId() }
            );
            names.Add(added.Picture);
        }

        await Narrative.Rpc.ReplaceNarrativeAsync(Replace("", Showing([.. names[..4]])));
        var more = Update("overview", "");
        more.Section = Showing(names[4]);
        more.Section.Section_ = "overview";
        Assert.Equal(
            [("sections", "PICTURES_TOO_LARGE")],
            await ViolationsOf(async () => await Narrative.Rpc.UpdateSectionAsync(more))
        );
        Assert.Equal(1, (await Narrative.Rpc.GetNarrativeAsync(new() { Name = Name })).Revision);
    }

    [SkippableFact]
    public async Task A_revision_that_never_was_is_not_found_even_where_prose_may_be_missing() =>
        Assert.Equal(
            (StatusCode.NotFound, "REVISION_NOT_FOUND"),
            await FaultOf(async () =>
                await Narrative.Rpc.GetNarrativeAsync(
                    new()
                    {
                        Name = Name,
                        Revision = 3,
                        AllowMissing = true,
                    }
                )
            )
        );

    private static PictureFile File(int width) =>
        new() { Content = ByteString.CopyFrom(Samples.Of("image/png", width, 3, "note")) };

    private static Section Showing(params string[] pictures)
    {
        var section = new Section { Section_ = "preamble" };
        section.Blocks.Add(
            pictures.Select(p => new Block
            {
                Picture = new() { Picture_ = p, AlternativeText = "会议室里的培训" },
            })
        );
        return section;
    }

    // The name that the bytes give, from a service of its own, so that this one has not seen the picture.
    private static async Task<string> NameAsync(int width)
    {
        using var other = new NarrativeClient();
        var added = await other.Rpc.AddPictureAsync(new() { Content = File(width).Content, RequestId = NewId() });
        return added.Picture;
    }
}

public sealed class SqliteProsePictureTests() : ProsePictureTests(() => "");

public sealed class PostgresProsePictureTests() : ProsePictureTests(PostgresCluster.NewDatabase);
