using Disclosure.ApiErrors;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;

namespace Disclosure.Gateway.Views;

/// <summary>The history of one part of a report.</summary>
internal interface IRevisionSource
{
    PublicV1.ReportPart Part { get; }

    /// <summary>Up to <paramref name="take"/> writes before a revision, 0 being after the newest; newest first.</summary>
    Task<IReadOnlyList<PublicV1.Revision>> ListAsync(string report, long before, int take, CallOptions call);
}

/// <summary>The histories of a report's parts as one, newest first. A page's token says how far each part was told.</summary>
internal sealed class RevisionFeed(IEnumerable<IRevisionSource> sources)
{
    private readonly IRevisionSource[] _sources = [.. sources.OrderBy(s => s.Part)];

    /// <summary>INVALID_PAGE_TOKEN, PAGE_SIZE_NEGATIVE.</summary>
    public async Task<PublicV1.ListRevisionsResponse> ListAsync(PublicV1.ListRevisionsRequest request, CallOptions call)
    {
        var page = PageRequest.Parse(request.PageSize, request.PageToken, "revisions", request.Parent);
        var told = Told(page.After);
        var found = await Task.WhenAll(
            _sources.Zip(told, (source, before) => source.ListAsync(request.Parent, before, page.Size + 1, call))
        );
        var merged = found
            .SelectMany(revisions => revisions)
            .OrderByDescending(r => r.CreateTime.ToDateTimeOffset())
            .ThenBy(r => r.Part)
            .ThenByDescending(r => r.Revision_)
            .ToArray();
        var answer = new PublicV1.ListRevisionsResponse();
        answer.Revisions.Add(merged.Take(page.Size));
        answer.NextPageToken = page.Next(merged.Length > page.Size ? KeyOf(told, answer.Revisions) : null);
        return answer;
    }

    private string KeyOf(long[] told, IReadOnlyCollection<PublicV1.Revision> page) =>
        string.Join(
            ',',
            _sources.Select((source, i) => page.LastOrDefault(r => r.Part == source.Part)?.Revision_ ?? told[i])
        );

    private long[] Told(string key)
    {
        if (key.Length == 0)
        {
            return new long[_sources.Length];
        }

        // The token is of an earlier version of the product where it tells of other parts.
        var told = key.Split(',');
        return told.Length == _sources.Length
            ? Array.ConvertAll(told, long.Parse)
            : throw new ApiException(
                ErrorCode.InvalidArgument,
                "INVALID_PAGE_TOKEN",
                "The page token is not of this list.",
                "翻页标记已失效，请从第一页重新开始。"
            );
    }
}

/// <summary>The history of a report's figures.</summary>
internal sealed class StatisticsRevisions(StatisticsV1.StatisticsService.StatisticsServiceClient statistics)
    : IRevisionSource
{
    public PublicV1.ReportPart Part => PublicV1.ReportPart.Statistics;

    public async Task<IReadOnlyList<PublicV1.Revision>> ListAsync(
        string report,
        long before,
        int take,
        CallOptions call
    )
    {
        var page = await statistics.ListRevisionsAsync(
            new()
            {
                Parent = $"{report}/statistics",
                Before = before,
                PageSize = take,
            },
            call
        );
        return
        [
            .. page.Revisions.Select(r => new PublicV1.Revision
            {
                Part = Part,
                Revision_ = r.Revision_,
                CreateTime = r.CreateTime,
                Actor = r.Actor,
                RequestId = r.RequestId,
            }),
        ];
    }
}
