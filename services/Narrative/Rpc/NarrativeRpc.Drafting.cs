using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Narrative.Domain;
using Disclosure.Narrative.Domain.Drafting;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;
using Proto = Disclosure.Narrative.V1;

namespace Disclosure.Narrative.Rpc;

/// <summary>The prose with which a report starts.</summary>
internal sealed partial class NarrativeRpc
{
    public override async Task<Proto.StartNarrativeResponse> StartNarrative(
        Proto.StartNarrativeRequest request,
        ServerCallContext context
    )
    {
        var report = ReportName.ParseChild("name", request.Name, "narrative");
        var repeated = RepeatedBy(report, request.Predecessor);
        var sections = request.Source switch
        {
            Proto.StartSource.LastYear => await LastYearAsync(repeated, request, context.CancellationToken)
                ?? throw ApiError.NotFound(
                    "NARRATIVE_NOT_FOUND",
                    $"{repeated}/narrative",
                    "上一年度的年报还没有正文。"
                ),
            Proto.StartSource.Skeleton => SkeletonOf(report, request),
            Proto.StartSource.LastYearElseSkeleton => await LastYearAsync(repeated, request, context.CancellationToken)
                ?? SkeletonOf(report, request),
            _ => throw ApiError.InvalidField(
                "source",
                "SOURCE_UNKNOWN",
                "must be LAST_YEAR, SKELETON or LAST_YEAR_ELSE_SKELETON",
                "请选择以上年正文或以标准提纲开始"
            ),
        };
        var written = await WriteAsync(
            request.Name,
            // Last year's prose and figures, and which predecessor has any, may change before it is repeated; it is still the
            // same request.
            // Context and predecessor are left out of the key.
            RequestKey.Create(
                request.RequestId,
                new Proto.StartNarrativeRequest
                {
                    Name = request.Name,
                    Etag = request.Etag,
                    Source = request.Source,
                }
            ),
            request.Fence,
            (current, now) => current.Replace(sections, request.Etag, editions.OutlineOf(report), now),
            context
        );
        var answer = new Proto.StartNarrativeResponse { Narrative = written };
        if (request.Source != Proto.StartSource.Skeleton)
        {
            var now = await FindAsync(request.Name, written.Revision, context.CancellationToken);
            answer.ToRewrite.Add(
                YearRollover.FindPassagesToRewrite(now.Sections.Select(s => s.Alone())).Select(ToProto)
            );
        }

        return answer;
    }

    // Of the edition that the caller names, which may be newer than the year's.
    private IReadOnlyList<Section> SkeletonOf(ReportName report, Proto.StartNarrativeRequest request) =>
        NarrativeSkeleton.Create(report.Year, editions.Require(request.Context.Form));

    // Null where last year has no prose.
    private async Task<IReadOnlyList<Section>?> LastYearAsync(
        ReportName repeated,
        Proto.StartNarrativeRequest request,
        CancellationToken cancellation
    )
    {
        if (await prose.FindAsync(repeated, null, cancellation) is not { } last)
        {
            return null;
        }

        // Last year's numbers are held against last year's figures.
        var of = request.Context.Clone();
        // Year and figures step back by one: the text is read as the report that it was.
        (of.Year, of.Figures, of.LastYear) = (repeated.Year, request.Context.LastYear, null);
        return YearRollover.CarryOver(of.ToDraft([.. last.Sections.Select(s => s.Alone())], "", editions));
    }

    // This agency's report of last year, or that of an agency that it was made of.
    private static ReportName RepeatedBy(ReportName report, string predecessor)
    {
        var own = ReportName.FromId("name", report.Agency, $"{report.Year - 1}{(report.IsRegion ? "-region" : "")}");
        if (predecessor.Length == 0)
        {
            return own;
        }

        var other = ReportName.Parse("predecessor", predecessor);
        return other.Year == own.Year && other.IsRegion == own.IsRegion
            ? other
            : throw ApiError.InvalidField(
                "predecessor",
                "PREDECESSOR_YEAR",
                $"must be a report of {own.Year} and of the same kind",
                $"沿用的应是原机关{own.Year}年的同类年报"
            );
    }

    private static Proto.PassageToRewrite ToProto(PassageToRewrite passage) =>
        new()
        {
            Section = passage.Section,
            Span = new() { Start = passage.Span.Start, End = passage.Span.End },
            Text = passage.Text,
            Reason = passage.Reason,
        };
}
