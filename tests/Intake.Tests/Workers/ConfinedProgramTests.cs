using Disclosure.Intake.Isolation;
using Disclosure.Testing;

namespace Disclosure.Intake.Tests.Workers;

/// <summary>What the converter of old documents is started in; what it may not do is the business of AttackTests.</summary>
public sealed class ConfinedProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ScratchRoot _scratch;
    private readonly string _home;
    private readonly ProcessStarter _starter = new();

    public ConfinedProgramTests() => (_scratch, _home) = Scratch();

    public void Dispose()
    {
        _starter.Dispose();
        _scratch.Dispose();
        _folder.Dispose();
    }

    [ToolFact("bash")]
    public async Task A_program_knows_its_folder_and_nothing_of_the_service()
    {
        var (code, output) = await RunAsync("/usr/bin/env");
        Assert.Equal(0, code);
        Assert.Equal(
            [$"HOME={_home}", "LANG=C.UTF-8", "PATH=/usr/bin:/bin", $"TMPDIR={_home}"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)
        );
    }

    [ToolFact("bash")]
    public async Task A_program_has_bounded_memory_files_and_descriptors()
    {
        var (_, output) = await RunAsync("/bin/cat", "/proc/self/limits");
        Assert.Equal("", output);
        (_, output) = await RunAsync("/bin/bash", "-c", "ulimit -d; ulimit -v; ulimit -n; ulimit -f; ulimit -c");
        var limits = output.Split('\n').Select(l => l.Split(' ')[^1]).ToArray();
        // KiB, KiB, files, blocks of 1024 bytes, blocks.
        Assert.Equal(["1048576", "4194304", "512", "262144", "0"], limits.Where(l => l.Length > 0));
    }

    [ToolFact("bash")]
    public async Task A_program_that_the_service_leaves_behind_ends_with_the_thread_that_started_it()
    {
        var start = ConfinedProgram.CreateStart("/bin/cat", "/bin/cat", _home);
        using var process = _starter.Start(start);
        await process.StandardInput.WriteLineAsync("ready");
        await process.StandardInput.FlushAsync();
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        _starter.Dispose();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(128 + 9, process.ExitCode);
    }

    [Fact]
    public void What_a_killed_service_left_is_removed_at_the_next_start_and_what_is_in_use_stays()
    {
        var left = Directory.CreateDirectory(Path.Combine(_folder.Path, "disclosure-intake-left"));
        File.WriteAllText(Path.Combine(left.FullName, "in-use"), "");
        File.WriteAllText(Path.Combine(left.CreateSubdirectory("document").FullName, "document.doc"), "secret");
        using var next = new ScratchRoot(_folder.Path);
        Assert.False(left.Exists && Directory.Exists(left.FullName));
        Assert.True(Directory.Exists(_home));
    }

    private (ScratchRoot, string) Scratch()
    {
        if (!OperatingSystem.IsWindows())
        {
            // Whoever the program runs as must be able to pass through.
            File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b111_101_101);
        }

        var scratch = new ScratchRoot(_folder.Path);
        return (scratch, scratch.CreateFolder().FullName);
    }

    private async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        var start = ConfinedProgram.CreateStart(program, program, _home);
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = _starter.Start(start);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await error;
        return (process.ExitCode, output);
    }
}
