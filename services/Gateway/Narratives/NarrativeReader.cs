using Disclosure.ApiErrors;
using Disclosure.ResourceNames;
using Google.Api;
using Grpc.Core;

namespace Disclosure.Gateway.Narratives;

/// <summary>Reads the prose of a report, one of its sections, or a picture that it shows.</summary>
internal sealed class NarrativeReader(
    FilingV1.FilingService.FilingServiceClient filing,
    NarrativeV1.NarrativeService.NarrativeServiceClient narratives
)
{
    private const string PictureSeparator = "/pictures/";

    /// <summary>The prose; without sections before the first write. REPORT_NOT_FOUND, REVISION_NOT_FOUND.</summary>
    /// <param name="name">agencies/{agency}/reports/{report}/narrative</param>
    /// <param name="revision">0: the newest.</param>
    public async Task<NarrativeV1.Narrative> GetAsync(string name, long revision, CallOptions call)
    {
        var owner = ReportName.ParseChild("name", name, "narrative").ToString();
        var report = filing.GetReportAsync(new() { Name = owner }, call).ResponseAsync;
        var prose = narratives
            .GetNarrativeAsync(
                new()
                {
                    Name = name,
                    Revision = revision,
                    // The newest may be none; a revision that is asked for must be there.
                    AllowMissing = revision == 0,
                },
                call
            )
            .ResponseAsync;
        await Task.WhenAll(report, prose);
        return await prose;
    }

    /// <summary>One section. SECTION_NOT_FOUND where the prose has none of the name.</summary>
    public async Task<ReportV1.Section> GetSectionAsync(string name, CallOptions call)
    {
        var section = SectionName.Parse(name);
        var prose = await GetAsync(section.Narrative, revision: 0, call);
        return Flatten(prose.Sections).FirstOrDefault(s => s.Section_ == section.Section)
            ?? throw ApiError.NotFound(
                "SECTION_NOT_FOUND",
                name,
                $"年报中还没有“{section.Section}”这一部分，或名称有误。"
            );
    }

    /// <summary>The bytes of a picture. PICTURE_NOT_FOUND where the prose does not show it, though another report's may.</summary>
    public async Task<HttpBody> GetPictureAsync(string name, CallOptions call)
    {
        var at = name.LastIndexOf(PictureSeparator, StringComparison.Ordinal);
        var id = at < 0 ? "" : name[(at + PictureSeparator.Length)..];
        var prose = await GetAsync($"{(at < 0 ? name : name[..at])}/narrative", revision: 0, call);
        if (!Flatten(prose.Sections).SelectMany(s => s.Blocks).Any(b => b.Picture?.Picture_ == id))
        {
            throw ApiError.NotFound("PICTURE_NOT_FOUND", name, "年报正文中没有这张图片。");
        }

        var found = await narratives.GetPicturesAsync(new() { Pictures = { id } }, call);
        return new() { ContentType = found.Pictures[0].MediaType, Data = found.Pictures[0].Content };
    }

    // Sub-sections are named flat and stand one level below their sections.
    private static IEnumerable<ReportV1.Section> Flatten(IEnumerable<ReportV1.Section> sections) =>
        sections.SelectMany(s => s.Sections.Prepend(s));
}
