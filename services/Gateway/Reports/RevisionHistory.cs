using Disclosure.ApiErrors;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;

namespace Disclosure.Gateway.Reports;

/// <summary>
/// The histories of a report's parts as one list, newest first. Within a part revisions are in their own order, whatever their times;
/// between parts the later time comes first. A page token holds the last revision listed of each part, on which alone the next page
/// depends, so that pages neither repeat nor miss one.
/// </summary>
internal sealed class RevisionHistory(IEnumerable<IRevisionSource> sources)
{
    // The most that a service lists at a time.
    private const int MaxListed = 1000;

    private readonly IRevisionSource[] _sources = [.. sources.OrderBy(s => s.Part)];

    /// <summary>INVALID_PAGE_TOKEN, PAGE_SIZE_NEGATIVE.</summary>
    public async Task<PublicV1.ListRevisionsResponse> ListAsync(PublicV1.ListRevisionsRequest request, CallOptions call)
    {
        var page = PageRequest.Parse(request.PageSize, request.PageToken, "revisions", request.Parent);
        var listed = ParseKey(page.After);
        // One more than the page from each part: any of them may fill the page and show that more follow.
        var found = await Task.WhenAll(
            _sources.Zip(listed, (source, before) => ListAsync(source, request.Parent, before, page.Size + 1, call))
        );
        var merged = Merge(found).Take(page.Size + 1).ToArray();
        var answer = new PublicV1.ListRevisionsResponse();
        answer.Revisions.Add(merged.Take(page.Size));
        // A part without a row on this page goes on where it was.
        answer.NextPageToken = page.Next(merged.Length > page.Size ? FormatKey(listed, answer.Revisions) : null);
        return answer;
    }

    /// <summary>What differs in the parts asked for. NOT_FOUND / REVISION_NOT_FOUND where no part has both revisions.</summary>
    public async Task<PublicV1.RevisionDiff> DiffAsync(PublicV1.DiffRevisionsRequest request, CallOptions call)
    {
        var view = new PublicV1.RevisionDiff();
        // Each source sets a field of its own, so they may run at once.
        var asked = _sources.Where(s => request.Part is PublicV1.ReportPart.Unspecified || request.Part == s.Part);
        await Task.WhenAll(asked.Select(s => s.AddDiffAsync(request, view, call)));
        return view is { Statistics: null, Narrative: null }
            ? throw ApiError.NotFound(
                "REVISION_NOT_FOUND",
                $"{request.Name}/revisions/{request.From}..{request.To}",
                $"没有第 {request.From} 版到第 {request.To} 版的修改记录。"
            )
            : view;
    }

    // Takes the head of the part whose head is the latest; of equal times the first part's.
    private static IEnumerable<PublicV1.Revision> Merge(IEnumerable<IReadOnlyList<PublicV1.Revision>> parts)
    {
        var heads = parts.Select(p => new Queue<PublicV1.Revision>(p)).ToArray();
        while (heads.Where(h => h.Count > 0).MaxBy(h => h.Peek().CreateTime.ToDateTimeOffset()) is { } latest)
        {
            yield return latest.Dequeue();
        }
    }

    // Asks again where more are wanted than a service lists at a time.
    private static async Task<IReadOnlyList<PublicV1.Revision>> ListAsync(
        IRevisionSource source,
        string report,
        long before,
        int take,
        CallOptions call
    )
    {
        var all = new List<PublicV1.Revision>(take);
        while (all.Count < take)
        {
            var asked = Math.Min(take - all.Count, MaxListed);
            var found = await source.ListAsync(report, all.Count > 0 ? all[^1].Revision_ : before, asked, call);
            all.AddRange(found);
            if (found.Count < asked)
            {
                break;
            }
        }

        return all;
    }

    // The last revision listed of each part, in the order of the sources, separated by commas.
    private string FormatKey(long[] listed, IReadOnlyCollection<PublicV1.Revision> page) =>
        string.Join(
            ',',
            _sources.Select((source, i) => page.LastOrDefault(r => r.Part == source.Part)?.Revision_ ?? listed[i])
        );

    // 0 for every part on the first page: from the newest.
    private long[] ParseKey(string key)
    {
        if (key.Length == 0)
        {
            return new long[_sources.Length];
        }

        // A token of a version with other parts has another number of revisions.
        var listed = key.Split(',');
        return listed.Length == _sources.Length
            ? Array.ConvertAll(listed, long.Parse)
            : throw new ApiException(
                ErrorCode.InvalidArgument,
                "INVALID_PAGE_TOKEN",
                "The page token is not of this list.",
                "翻页标记已失效，请从第一页重新开始。"
            );
    }
}
