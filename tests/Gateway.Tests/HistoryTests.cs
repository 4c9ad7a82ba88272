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

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Every_revision_is_listed_once_and_in_the_order_of_its_part_whatever_the_clocks_said(int size)
    {
        var random = new Random(20260128);
        var history = new RevisionHistory([
            new ListSource(PublicV1.ReportPart.Narrative, Skewed(random, size == 1000 ? 1500 : 90)),
            new ListSource(PublicV1.ReportPart.Statistics, Skewed(random, size == 1000 ? 1300 : 70)),
        ]);
        var seen = new List<PublicV1.Revision>();
        var request = new PublicV1.ListRevisionsRequest { Parent = "r", PageSize = size };
        do
        {
            var page = await history.ListAsync(request, default);
            Assert.InRange(page.Revisions.Count, 1, size);
            seen.AddRange(page.Revisions);
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0);

        foreach (var part in seen.GroupBy(r => r.Part))
        {
            Assert.Equal(Enumerable.Range(1, part.Count()).Reverse(), part.Select(r => (int)r.Revision_));
        }

        Assert.Equal(size == 1000 ? 2800 : 160, seen.Count);
    }

    // Times of writers whose clocks differ and who wait for each other.
    private static int[] Skewed(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(i => 1000 + i + random.Next(-50, 50))];

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
                .. revisions.Where(r => before == 0 || r.Revision_ < before).Reverse().Take(Math.Min(take, 1000)),
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
