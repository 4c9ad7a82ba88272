using Disclosure.PublicTree.Reports;
using Disclosure.PublicTree.Tests.Stores;
using Disclosure.ResourceNames;

namespace Disclosure.PublicTree.Tests;

/// <summary>A machine that stops at any write: readers see the report as it was or as it is to be, and writing it again completes it.</summary>
public sealed class PublicationCrashTests
{
    private static readonly string[] s_path = ["province", "city", "linyang"];

    private static readonly ReportName s_name = ReportName.Parse("name", "agencies/linyang/reports/2023");

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task Publishing_correcting_and_withdrawing_survive_a_stop_at_every_write(bool failsAfter)
    {
        Func<PublicTreeWriter, Task>[] steps = [PublishAsync, CorrectAsync, WithdrawAsync];
        string[] expected = ["none", "PUBLISHED 1: 2 files", "PUBLISHED 2: 2 files", "WITHDRAWN 2: 0 files"];
        var stops = 0;
        for (var step = 0; step < steps.Length; step++)
        {
            for (var writes = 0; ; writes++, stops++)
            {
                var store = new MemoryTreeStore();
                foreach (var done in steps[..step])
                {
                    await done(new(store));
                }

                (store.WritesLeft, store.FailsAfter) = (writes, failsAfter);
                var stopped = await StopsAsync(() => steps[step](new(store)));
                Assert.Contains(
                    await DescribeAsync(store),
                    stopped ? expected[step..(step + 2)] : [expected[step + 1]]
                );

                store.WritesLeft = null;
                await steps[step](new(store));
                Assert.Equal(expected[step + 1], await DescribeAsync(store));
                if (!stopped)
                {
                    break;
                }
            }
        }

        // 4 objects, 4 lists and an index; 4 objects and an index; an index.
        Assert.Equal(9 + 5 + 1, stops);
    }

    [Fact]
    public async Task An_index_that_names_a_missing_object_is_refused()
    {
        var store = new MemoryTreeStore();
        var version = await SampleReport.PutVersionAsync(new(store), 1);
        store.Files.Remove($"objects/{version.Receipt.Sha256[..2]}/{version.Receipt.Sha256}");
        await Assert.ThrowsAsync<InvalidDataException>(() =>
            new PublicTreeWriter(store).PutReportAsync(SampleReport.Create(s_path, "2023", version), default)
        );
        Assert.Equal("none", await DescribeAsync(store));
    }

    private static async Task PublishAsync(PublicTreeWriter writer)
    {
        var version = await SampleReport.PutVersionAsync(writer, 1);
        await writer.PutReportAsync(SampleReport.Create(s_path, "2023", version), default);
    }

    private static async Task CorrectAsync(PublicTreeWriter writer) =>
        await writer.PutReportAsync(await BuildCorrectedAsync(writer), default);

    private static async Task WithdrawAsync(PublicTreeWriter writer)
    {
        // Objects of earlier steps are there: this writes the index alone.
        var report = await BuildCorrectedAsync(writer);
        await writer.PutReportAsync(report.Withdraw(new(SampleReport.Now, "内容有误，已撤回。")), default);
    }

    private static async Task<PublishedReport> BuildCorrectedAsync(PublicTreeWriter writer) =>
        SampleReport.Create(
            s_path,
            "2023",
            await SampleReport.PutVersionAsync(writer, 1),
            await SampleReport.PutVersionAsync(writer, 2)
        );

    private static async Task<bool> StopsAsync(Func<Task> write)
    {
        try
        {
            await write();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    // What the public sees; everything that it is promised can be read.
    private static async Task<string> DescribeAsync(MemoryTreeStore store)
    {
        var reader = new PublicTreeReader(store);
        var report = await reader.FindReportAsync(s_name, default);
        var listed = (await reader.ListReportsAsync(2023, null, 10, "", default)).Reports;
        Assert.Equal(report?.State == PublicationState.Published ? 1 : 0, listed.Count);
        if (report is null)
        {
            return "none";
        }

        foreach (var version in report.Versions)
        {
            string[] objects =
            [
                .. version.Files.Select(f => f.Sha256),
                version.Manifest.Sha256,
                version.Receipt.Sha256,
            ];
            foreach (var sha256 in objects)
            {
                await using var content = await reader.OpenObjectAsync(sha256, default);
                Assert.NotEqual(0, content.Length);
            }
        }

        var state = report.State.ToString().ToUpperInvariant();
        return $"{state} {report.Current.Version}: {report.Current.Files.Count} files";
    }
}
