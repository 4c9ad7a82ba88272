using System.Runtime.InteropServices;
using Disclosure.Intake.Isolation;
using Disclosure.Intake.Workers;

namespace Disclosure.Intake.Tests.Workers;

/// <summary>What a worker still has of the service's rights once it is ready.</summary>
public sealed class ProcessSandboxTests : IDisposable
{
    private readonly ProcessStarter _starter = new(Samples.Files);

    public void Dispose() => _starter.Dispose();

    [FilteredFact]
    public void A_worker_lacks_no_wall_that_this_kernel_can_build()
    {
        using var worker = new WorkerProcess(_starter, WorkerCommand.Create(64));
        worker.WaitUntilReady();
        Assert.DoesNotContain(SandboxWall.SystemCalls, worker.Gaps);
        Assert.Equal(Landlock.Version == 0, worker.Gaps.Contains(SandboxWall.Files));
    }

    [FilteredFact]
    public void A_worker_that_nobody_restricted_says_so()
    {
        using var open = new ProcessStarter();
        using var worker = new WorkerProcess(open, WorkerCommand.Create(64));
        worker.WaitUntilReady();
        Assert.Contains(SandboxWall.Files, worker.Gaps);
    }

    [FilteredFact]
    public void A_worker_is_not_root_and_cannot_become_it()
    {
        using var worker = new WorkerProcess(_starter, WorkerCommand.Create(64));
        worker.WaitUntilReady();
        var mustStayRoot = !Privileges.IsReadableToAll(typeof(WorkerProcess).Assembly.Location);
        Assert.Equal(mustStayRoot && Environment.IsPrivilegedProcess, worker.Gaps.Contains(SandboxWall.User));
        var status = File.ReadAllLines($"/proc/{worker.Id}/status");
        Assert.Contains("NoNewPrivs:\t1", status);
        Assert.Contains("Seccomp:\t2", status);
    }

    [FilteredFact]
    public void A_worker_leaves_no_core_and_is_the_first_that_a_full_machine_ends()
    {
        using var worker = new WorkerProcess(_starter, WorkerCommand.Create(64));
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
        using var worker = new WorkerProcess(_starter, WorkerCommand.Create(64));
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
