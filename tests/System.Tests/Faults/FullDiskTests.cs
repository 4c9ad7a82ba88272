using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.SystemTests.Faults;

/// <summary>The product on a small disk of its own, which fills up and is freed again.</summary>
public sealed class FullDiskTests
{
    private const string Absent = "A file system of the test's own needs root and the right to mount.";

    [SkippableFact]
    public async Task A_full_disk_refuses_writes_by_name_answers_reads_and_says_so_until_it_has_room()
    {
        RequiredTools.Require(CanMount, Absent);
        using var product = new TrialProduct(
            new Dictionary<string, string>(),
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o size=80m none \"$0\" && exec \"$@\"",
            "{data}"
        );
        await product.InitializeAsync();
        var json = product.Json;
        var report = await json.OpenAsync(2024);
        Assert.Equal((200, ""), await json.EditAsync(report, 0));

        // The test's view of the disk that the process alone has mounted.
        var ballast = $"/proc/{product.Process.Id}/root{product.Data}/ballast";
        Fill(ballast);
        var stored = 1;
        (int Status, string Reason) answer;
        do
        {
            answer = await json.EditAsync(report, stored);
            stored += answer.Status == 200 ? 1 : 0;
        } while (answer.Status == 200 && stored < 10_000);

        Assert.Equal((429, "STORAGE_FULL"), answer);
        Assert.Equal((200, ""), await json.ReadAsync(report));
        Assert.False(await json.IsReadyAsync(default));
        var many = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => json.EditAsync(report, i)));
        Assert.Empty(many.Distinct().Except([(200, ""), (429, "STORAGE_FULL")]));
        stored += many.Count(m => m.Status == 200);

        File.Delete(ballast);
        Assert.Equal((200, ""), await json.EditAsync(report, 99));
        Assert.True(await json.IsReadyAsync(default));
        Assert.Equal(stored + 1, (await json.HistoryAsync(report, 1000)).Count);
        Assert.DoesNotContain("   at ", product.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_folder_that_may_only_be_read_ends_the_start_with_one_sentence()
    {
        RequiredTools.Require(CanMount, Absent);
        using var folder = new TemporaryFolder();
        using var process = new ServiceProcess(
            "Statistics",
            new Dictionary<string, string>
            {
                ["DISCLOSURE_DATA"] = folder.Path,
                ["DISCLOSURE_PORT"] = $"{Ports.Free()}",
            },
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o ro none \"$0\" && exec \"$@\"",
            folder.Path
        );
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await process.ExitAsync(patience.Token));
        Assert.StartsWith("DISCLOSURE_DATA: ", Assert.Single(process.Output.Split('\n')), StringComparison.Ordinal);
    }

    private static bool CanMount =>
        OperatingSystem.IsLinux()
        && Environment.IsPrivilegedProcess
        && Tool.Find("unshare") is not null
        && Tool.Run("unshare", "--mount", "sh", "-c", "mount -t tmpfs none /mnt").ExitCode == 0;

    // Until not a byte is left.
    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in new[] { 1 << 20, 4096, 1 })
        {
            try
            {
                while (true)
                {
                    file.Write(new byte[size]);
                }
            }
            catch (IOException)
            {
                // Full for blocks of this size.
            }
        }
    }
}
