using Disclosure.Gateway.Reports;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Disclosure.Gateway.Tests;

/// <summary>The histories of a report's parts as one list.</summary>
public sealed class HistoryTests
{
    [Fact]
    public async Task The_parts_are_merged_by_time_and_pages_go_on_where_the_last_one_ended()
    {
        var history = new RevisionHistory([
            new ListSource(PublicV1.ReportPart.Narrative, 2, 5),
            new ListSource(PublicV1.ReportPart.Statistics, 1, 3, 4),
        ]);
        var seen = new List<string>();
        var token = "";
        do
        {
            var page = await history.ListAsync(
                new()
                {
                    Parent = "r",
                    PageSize = 2,
                    PageToken = token,
                },
                default
            );
            seen.Add(string.Join(' ', page.Revisions.Select(r => $"{r.Part.ToString()[..1]}{r.Revision_}")));
            token = page.NextPageToken;
        } while (token.Length > 0);
        Assert.Equal(["N2 S3", "S2 N1", "S1"], seen);
    }

    [Fact]
    public async Task Only_the_part_asked_for_is_compared()
    {
        var sources = new[] { PublicV1.ReportPart.Narrative, PublicV1.ReportPart.Statistics }
            .Select(p => new ListSource(p, 1))
            .ToArray();
        var view = await new RevisionHistory(sources).DiffAsync(
            new() { Name = "r", Part = PublicV1.ReportPart.Statistics },
            default
        );
        Assert.Equal((true, true), (view.Narrative is null, view.Statistics is not null));
    }

    [Fact]
    public async Task Revisions_that_no_part_has_are_not_found()
    {
        var error = await Assert.ThrowsAsync<ApiErrors.ApiException>(() =>
            new RevisionHistory([new ListSource(PublicV1.ReportPart.Narrative)]).DiffAsync(
                new() { Name = "r" },
                default
            )
        );
        Assert.Equal("REVISION_NOT_FOUND", error.Reason);
    }

    /// <summary>A history whose n-th revision was written at the n-th of some seconds; without any it has no difference either.</summary>
    private sealed class ListSource(PublicV1.ReportPart part, params int[] seconds) : IRevisionSource
    {
        public PublicV1.ReportPart Part => part;

        public Task<IReadOnlyList<PublicV1.Revision>> ListAsync(string report, long before, int take, CallOptions call)
        {
            var revisions = seconds.Select(
                (second, i) =>
                    new PublicV1.Revision
                    {
                        Part = part,
                        Revision_ = i + 1,
                        CreateTime = new Timestamp { Seconds = second },
                    }
            );
            return Task.FromResult<IReadOnlyList<PublicV1.Revision>>([
                .. revisions.Where(r => before == 0 || r.Revision_ < before).Reverse().Take(take),
            ]);
        }

        public Task AddDiffAsync(PublicV1.DiffRevisionsRequest request, PublicV1.RevisionDiff view, CallOptions call)
        {
            if (seconds.Length > 0)
            {
                _ = part == PublicV1.ReportPart.Narrative ? (object)(view.Narrative = new()) : view.Statistics = new();
            }

            return Task.CompletedTask;
        }
    }
}
