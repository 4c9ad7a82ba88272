using Disclosure.Narrative.Domain.Starting;
using Disclosure.ServiceDefaults.Faults;
using Disclosure.Vocabulary;
using Grpc.Core;
using Proto = Disclosure.Narrative.V1;

namespace Disclosure.Narrative.Rpc;

internal sealed partial class NarrativeRpc
{
    public override async Task<Proto.StartNarrativeResponse> StartNarrative(
        Proto.StartNarrativeRequest request,
        ServerCallContext context
    )
    {
        var report = ReportName.ParseChild("name", request.Name, "narrative");
        var sections = request.Source switch
        {
            Proto.StartSource.LastYear => await LastYearAsync(report, request, context.CancellationToken)
                ?? throw Fault.NotFound(
                    "NARRATIVE_NOT_FOUND",
                    $"{LastYearOf(report)}/narrative",
                    "上一年度的年报还没有正文。"
                ),
            Proto.StartSource.Skeleton => SkeletonOf(report, request),
            Proto.StartSource.LastYearElseSkeleton => await LastYearAsync(report, request, context.CancellationToken)
                ?? SkeletonOf(report, request),
            _ => throw Fault.InvalidField(
                "source",
                "SOURCE_UNKNOWN",
                "must be LAST_YEAR, SKELETON or LAST_YEAR_ELSE_SKELETON",
                "请选择以上年正文或以标准提纲开始"
            ),
        };
        var written = await WriteAsync(
            request.Name,
            request.RequestId,
            // Last year's prose and figures may change before it is repeated; it is still the same request.
            new Proto.StartNarrativeRequest
            {
                Name = request.Name,
                Etag = request.Etag,
                Source = request.Source,
            },
            (current, now) => current.Replace(sections, request.Etag, now),
            context
        );
        var answer = new Proto.StartNarrativeResponse { Narrative = written };
        if (request.Source != Proto.StartSource.Skeleton)
        {
            var now = await FindAsync(request.Name, written.Revision, context.CancellationToken);
            answer.ToRewrite.Add(YearStart.ToRewrite(now.Sections.Select(s => s.Alone())).Select(ToProto));
        }

        return answer;
    }

    private IReadOnlyList<Section> SkeletonOf(ReportName report, Proto.StartNarrativeRequest request) =>
        Skeleton.Of(report.Year, editions.Of(request.Context.Form));

    // Null where last year has no prose.
    private async Task<IReadOnlyList<Section>?> LastYearAsync(
        ReportName report,
        Proto.StartNarrativeRequest request,
        CancellationToken cancellation
    )
    {
        if (await prose.FindAsync(LastYearOf(report), null, cancellation) is not { } last)
        {
            return null;
        }

        // Last year's numbers are held against last year's figures.
        var of = request.Context.Clone();
        (of.Year, of.Figures, of.LastYear) = (report.Year - 1, request.Context.LastYear, null);
        return YearStart.OfLastYear(of.ToDraft([.. last.Sections.Select(s => s.Alone())], "", editions));
    }

    private static ReportName LastYearOf(ReportName report) =>
        ReportName.OfId("name", report.Agency, $"{report.Year - 1}{(report.IsRegion ? "-region" : "")}");

    private static Proto.PassageToRewrite ToProto(Passage passage) =>
        new()
        {
            Section = passage.Section,
            Span = new() { Start = passage.Span.Start, End = passage.Span.End },
            Text = passage.Text,
            Reason = passage.Reason,
        };
}
