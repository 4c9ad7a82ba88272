using Disclosure.PublicTree.Reports;
using Disclosure.PublicTree.Tests.Stores;
using Disclosure.ResourceNames;

namespace Disclosure.PublicTree.Tests.Lists;

public sealed class ReportListTests
{
    private readonly MemoryTreeStore _store = new();

    [Fact]
    public async Task Pages_of_any_size_under_any_agency_give_each_published_report_once_in_order()
    {
        var random = new Random(11);
        var paths = BuildPaths(random);
        var expected = new List<PublishedReport>();
        var version = await SampleReport.PutVersionAsync(new(_store), 1);
        foreach (var path in paths.OrderBy(_ => random.Next()))
        {
            foreach (var id in new[] { "2023", "2023-region", "2022" }.Where(_ => random.Next(2) == 0))
            {
                var report = SampleReport.Create(path, id, version);
                report = random.Next(5) == 0 ? report.Withdraw(new(SampleReport.Now, "撤回")) : report;
                await new PublicTreeWriter(_store).PutReportAsync(report, default);
                if (report is { Year: 2023, State: PublicationState.Published })
                {
                    expected.Add(report);
                }
            }
        }

        foreach (var under in paths.Select(p => p[^1]).Prepend(null))
        {
            var names = expected
                .Where(r => under is null || r.Path.Contains(under))
                .OrderBy(r => string.Join('/', r.Path.Select(a => a + '!')), StringComparer.Ordinal)
                .ThenBy(r => r.Name, StringComparer.Ordinal)
                .Select(r => r.Name)
                .ToArray();
            foreach (var size in new[] { 1, 3, 100 })
            {
                Assert.Equal(names, await ReadAllAsync(under, size));
            }
        }
    }

    [Fact]
    public async Task A_report_of_a_moved_agency_is_listed_where_it_stands_now()
    {
        var writer = new PublicTreeWriter(_store);
        var version = await SampleReport.PutVersionAsync(writer, 1);
        await writer.PutReportAsync(SampleReport.Create(["city", "old-county", "bureau"], "2023", version), default);
        await writer.PutReportAsync(SampleReport.Create(["city", "new-county", "bureau"], "2023", version), default);
        Assert.Empty(await ReadAllAsync("old-county", 10));
        Assert.Equal(["agencies/bureau/reports/2023"], await ReadAllAsync("new-county", 10));
        Assert.Equal(["agencies/bureau/reports/2023"], await ReadAllAsync("city", 10));
        Assert.Equal(["agencies/bureau/reports/2023"], await ReadAllAsync("bureau", 10));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("../..,2023")]
    [InlineData("linyang,2023,x")]
    [InlineData("linyang,1999")]
    public async Task A_key_that_is_none_is_refused(string key) =>
        await Assert.ThrowsAsync<FormatException>(async () =>
            await new PublicTreeReader(_store).ListReportsAsync(2023, null, 10, key, default)
        );

    private async Task<List<string>> ReadAllAsync(string? under, int size)
    {
        var names = new List<string>();
        var agency = under is null ? null : AgencyName.FromId("under", under);
        for (var key = ""; ; )
        {
            var page = await new PublicTreeReader(_store).ListReportsAsync(2023, agency, size, key, default);
            names.AddRange(page.Reports.Select(r => r.Name));
            if (page.NextKey is null)
            {
                return names;
            }

            Assert.Equal(size, page.Reports.Count);
            key = page.NextKey;
        }
    }

    private static List<string[]> BuildPaths(Random random)
    {
        var paths = new List<string[]> { new[] { "province" } };
        for (var i = 0; i < 40; i++)
        {
            var above = paths[random.Next(paths.Count)];
            // Ids of different lengths, one the beginning of another.
            paths.Add([.. above, $"a{i % 7}{new string('-', i / 7)}"]);
        }

        return paths;
    }
}
