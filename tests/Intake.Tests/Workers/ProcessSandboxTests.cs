using System.Runtime.InteropServices;
using Disclosure.Intake.Isolation;
using Disclosure.Intake.Workers;

namespace Disclosure.Intake.Tests.Workers;

/// <summary>What a worker still has of the service's rights once it is ready.</summary>
public sealed class ProcessSandboxTests
{
    [FilteredFact]
    public void A_worker_has_no_network_starts_no_program_and_writes_no_file()
    {
        using var worker = new WorkerProcess(WorkerCommand.Create(64));
        var gaps = worker.WaitUntilReady().Split(", ");
        Assert.DoesNotContain("network", gaps);
        Assert.DoesNotContain("programs", gaps);
        Assert.DoesNotContain("files", gaps);
    }

    [FilteredFact]
    public void A_worker_is_not_root_and_cannot_become_it()
    {
        using var worker = new WorkerProcess(WorkerCommand.Create(64));
        var gaps = worker.WaitUntilReady().Split(", ");
        var mustStayRoot = !ProcessSandbox.IsReadableToAll(typeof(WorkerProcess).Assembly.Location);
        Assert.Equal(mustStayRoot && Environment.IsPrivilegedProcess, gaps.Contains("rights"));
        var status = File.ReadAllLines($"/proc/{worker.Id}/status");
        Assert.Contains("NoNewPrivs:\t1", status);
        Assert.Contains("Seccomp:\t2", status);
    }

    [FilteredFact]
    public void A_worker_leaves_no_core_and_is_the_first_that_a_full_machine_ends()
    {
        using var worker = new WorkerProcess(WorkerCommand.Create(64));
        worker.WaitUntilReady();
        Assert.Equal("1000", File.ReadAllText($"/proc/{worker.Id}/oom_score_adj").Trim());
        var limits = File.ReadAllLines($"/proc/{worker.Id}/limits");
        Assert.Matches(@"Max core file size\s+0\s+0", string.Join('\n', limits));
        Assert.Matches(@"Max file size\s+0\s+0", string.Join('\n', limits));
    }

    [RootFact]
    public void A_worker_inherits_no_socket_and_none_of_the_services_settings()
    {
        Environment.SetEnvironmentVariable("DISCLOSURE_TOKEN_OF_THIS_TEST", "secret");
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        using var worker = new WorkerProcess(WorkerCommand.Create(64));
        worker.WaitUntilReady();
        var environment = File.ReadAllText($"/proc/{worker.Id}/environ")
            .Split('\0', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(environment, e => Assert.Matches("^(DOTNET_|LD_LIBRARY_PATH=)", e));
        Assert.DoesNotContain(
            Directory.GetFiles($"/proc/{worker.Id}/fd").Select(f => new FileInfo(f).LinkTarget ?? ""),
            target => target.StartsWith("socket:", StringComparison.Ordinal)
        );
    }

    private sealed class FilteredFactAttribute : FactAttribute
    {
        public FilteredFactAttribute()
        {
            if (
                !OperatingSystem.IsLinux()
                || RuntimeInformation.ProcessArchitecture is not (Architecture.X64 or Architecture.Arm64)
            )
            {
                Skip = "Workers are confined by the kernel on Linux, on x86-64 and ARM64.";
            }
        }
    }

    private sealed class RootFactAttribute : FactAttribute
    {
        public RootFactAttribute()
        {
            if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            {
                Skip = "Only root may look into a worker.";
            }
        }
    }
}
