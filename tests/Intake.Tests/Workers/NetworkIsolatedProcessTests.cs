using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Disclosure.Intake.Isolation;
using Disclosure.Testing;

namespace Disclosure.Intake.Tests.Workers;

/// <summary>What the converter of old documents is started in.</summary>
public sealed class NetworkIsolatedProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ToolFact("bash")]
    public async Task A_program_cannot_reach_a_server_of_this_very_machine()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        var script = $"exec 3<>/dev/tcp/127.0.0.1/{port} && echo connected";
        var plain = await RunAsync(new("/bin/bash"), script);
        Assert.Equal("connected", plain.Output.Trim());
        var (_, output, error) = await RunAsync(NetworkIsolatedProcess.CreateStart("/bin/bash", _folder.Path), script);
        Assert.Equal("", output);
        Assert.Contains("Operation not permitted", error, StringComparison.Ordinal);
    }

    // Sockets of files are left to it: office suites talk to themselves.
    [ToolFact("python3")]
    public async Task A_program_may_talk_to_itself_and_what_it_starts_has_no_network_either()
    {
        const string Script =
            "python3 -c 'import socket; socket.socket(socket.AF_UNIX).close(); print(\"local\"); socket.socket(socket.AF_INET6)'";
        var (code, output, error) = await RunAsync(
            NetworkIsolatedProcess.CreateStart("/bin/bash", _folder.Path),
            Script
        );
        Assert.NotEqual(0, code);
        Assert.Equal("local", output.Trim());
        Assert.Contains("Operation not permitted", error, StringComparison.Ordinal);
    }

    [ToolFact("bash")]
    public async Task A_program_knows_its_folder_and_nothing_of_the_service()
    {
        var (code, output, _) = await RunAsync(NetworkIsolatedProcess.CreateStart("/usr/bin/env", _folder.Path));
        Assert.Equal(0, code);
        Assert.Equal(
            [$"HOME={_folder.Path}", "PATH=/usr/bin:/bin"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)
        );
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(
        ProcessStartInfo start,
        string script = ""
    )
    {
        (start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError) = (false, true, true);
        if (script.Length > 0)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(script);
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
