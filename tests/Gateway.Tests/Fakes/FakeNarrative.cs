using Grpc.Core;

namespace Disclosure.Gateway.Tests.Fakes;

/// <summary>Narrative with the prose that a test stores.</summary>
internal sealed class FakeNarrative : NarrativeV1.NarrativeService.NarrativeServiceBase
{
    /// <summary>Stored prose by name; an answer without a revision where there is none.</summary>
    public Dictionary<string, NarrativeV1.Narrative> Stored { get; } = [];

    /// <summary>Stored pictures by their digest.</summary>
    public Dictionary<string, ReportV1.PictureFile> Pictures { get; } = [];

    public NarrativeV1.CheckNarrativeResponse Check { get; set; } = new();

    public override Task<NarrativeV1.Narrative> GetNarrative(
        NarrativeV1.GetNarrativeRequest request,
        ServerCallContext context
    ) => Task.FromResult(Stored.GetValueOrDefault(request.Name, new()));

    public override Task<NarrativeV1.Narrative> ReplaceNarrative(
        NarrativeV1.ReplaceNarrativeRequest request,
        ServerCallContext context
    ) => Task.FromResult(Written(request.Name, request.Sections));

    public override Task<NarrativeV1.Narrative> PinNarrative(
        NarrativeV1.PinNarrativeRequest request,
        ServerCallContext context
    ) => Task.FromResult(Sample.Prose());

    public override Task<NarrativeV1.ListRevisionsResponse> ListRevisions(
        NarrativeV1.ListRevisionsRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new NarrativeV1.ListRevisionsResponse
            {
                Revisions =
                {
                    new NarrativeV1.Revision
                    {
                        Revision_ = 4,
                        Actor = "anna",
                        CreateTime = Sample.Time,
                    },
                },
            }
        );

    public override Task<NarrativeV1.Narrative> UpdateSection(
        NarrativeV1.UpdateSectionRequest request,
        ServerCallContext context
    ) => Task.FromResult(Written(request.Name, [new() { Section_ = "overview", Sections = { request.Section } }]));

    public override Task<NarrativeV1.BindNumbersResponse> BindNumbers(
        NarrativeV1.BindNumbersRequest request,
        ServerCallContext context
    ) => Task.FromResult(new NarrativeV1.BindNumbersResponse { Narrative = Written(request.Name, []), Bound = 4 });

    public override Task<NarrativeV1.StartNarrativeResponse> StartNarrative(
        NarrativeV1.StartNarrativeRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new NarrativeV1.StartNarrativeResponse
            {
                Narrative = Written(request.Name, [new() { Section_ = "overview", Text = "全年平稳。" }]),
                ToRewrite =
                {
                    new NarrativeV1.PassageToRewrite { Section = "overview", Reason = "一次性事项" },
                },
            }
        );

    public override Task<NarrativeV1.Narrative> RestoreRevision(
        NarrativeV1.RestoreRevisionRequest request,
        ServerCallContext context
    ) => Task.FromResult(Written(request.Name, []));

    public override Task<NarrativeV1.CheckNarrativeResponse> CheckNarrative(
        NarrativeV1.CheckNarrativeRequest request,
        ServerCallContext context
    ) => Task.FromResult(Check);

    public override Task<NarrativeV1.GetPicturesResponse> GetPictures(
        NarrativeV1.GetPicturesRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new NarrativeV1.GetPicturesResponse { Pictures = { request.Pictures.Select(p => Pictures[p]) } }
        );

    public override Task<NarrativeV1.DiffRevisionsResponse> DiffRevisions(
        NarrativeV1.DiffRevisionsRequest request,
        ServerCallContext context
    ) =>
        Task.FromResult(
            new NarrativeV1.DiffRevisionsResponse
            {
                Sections = { new NarrativeV1.SectionDifference { Section = "overview" } },
            }
        );

    private static NarrativeV1.Narrative Written(string name, IEnumerable<ReportV1.Section> sections) =>
        new()
        {
            Name = name,
            Revision = 2,
            Etag = "2",
            Sections = { sections },
        };
}
