using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Disclosure.SystemTests.Product;
using Disclosure.Testing;

namespace Disclosure.SystemTests.Faults;

/// <summary>How a process starts with wrong settings, stops, and bears callers who go away.</summary>
public sealed class StopTests
{
    private static readonly Dictionary<string, string> s_none = [];

    [Theory]
    [InlineData("AllInOne", "DISCLOSURE_LISTEN", "x")]
    [InlineData("AllInOne", "DISCLOSURE_HTTP_PORT", "99999")]
    [InlineData("AllInOne", "DISCLOSURE_TOKEN", "short")]
    [InlineData("Gateway", "DISCLOSURE_GRPC_PORT", "http")]
    [InlineData("Gateway", "DISCLOSURE_FILING_ADDRESS", "nowhere")]
    [InlineData("Gateway", "DISCLOSURE_INTAKE_ADDRESS", "ftp://intake:8086")]
    [InlineData("Gateway", "DISCLOSURE_CALL_TIMEOUT", "0")]
    [InlineData("Filing", "DISCLOSURE_PORT", "-1")]
    [InlineData("Rendering", "DISCLOSURE_TLS_CERTIFICATE", "/nowhere")]
    public async Task A_wrong_setting_ends_the_start_with_one_sentence_that_names_it(
        string project,
        string setting,
        string value
    )
    {
        using var folder = new TemporaryFolder();
        using var process = new ServiceProcess(
            project,
            new Dictionary<string, string>
            {
                ["DISCLOSURE_DATA"] = folder.Path,
                ["DISCLOSURE_TLS_KEY"] = "/nowhere",
                [setting] = value,
            }
        );
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await process.ExitAsync(patience.Token));
        Assert.Contains(setting, Assert.Single(process.Output.Split('\n')), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Sigterm_ends_the_process_within_ten_seconds_although_an_upload_stalls()
    {
        Skip.If(OperatingSystem.IsWindows());
        using var product = new TrialProduct(s_none);
        await product.InitializeAsync();
        var report = await product.Json.OpenAsync(2024);
        using var stalled = await UploadAsync(product, report);
        product.Process.Signal("TERM");
        // Ten seconds, and what a busy machine takes to say so; without a limit of its own a host waits thirty.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        Assert.Equal(0, await product.Process.ExitAsync(patience.Token));
        Assert.DoesNotContain("   at ", product.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callers_who_hang_up_leave_no_stack_in_the_log_which_is_objects_where_it_is_asked_for()
    {
        using var product = new TrialProduct(
            new Dictionary<string, string>
            {
                ["DISCLOSURE_LOG_FORMAT"] = "json",
                ["Logging__LogLevel__Default"] = "Information",
            }
        );
        await product.InitializeAsync();
        var report = await product.Json.OpenAsync(2024, "云泽县住房和城乡建设局");
        for (var i = 0; i < 5; i++)
        {
            (await UploadAsync(product, report)).Dispose();
            await HangUpAsync(product, HttpMethod.Get, $"/v1/{report}:render?format=pdf", 5 * i);
            await HangUpAsync(product, HttpMethod.Get, $"/v1/{report}:check", i);
            await HangUpAsync(product, HttpMethod.Get, $"/v1/{report}/revisions", i);
        }

        // What the callers left behind is over when a later call is.
        await product.Json.ImportAsync(report, Office.Sample("yunze-2024-draft.docx"), JsonCaller.Docx);
        Assert.DoesNotContain(product.Output.Split('\n'), l => l.Contains("   at ", StringComparison.Ordinal));
        Assert.All(
            product.Output.Split('\n').Where(l => !l.StartsWith("DISCLOSURE_TOKEN", StringComparison.Ordinal)),
            line => Assert.NotNull(JsonNode.Parse(line)?["Category"])
        );
    }

    // An upload that has begun and does not go on.
    private static async Task<TcpClient> UploadAsync(RunningProduct product, string report)
    {
        var socket = new TcpClient { LingerState = new(true, 0) };
        await socket.ConnectAsync(IPAddress.Loopback, product.HttpPort);
        var head =
            $"POST /v1/{report}:import?requestId={Guid.NewGuid()} HTTP/1.1\r\nHost: x\r\n"
            + $"Authorization: Bearer {RunningProduct.Token}\r\nContent-Type: {JsonCaller.Docx}\r\nContent-Length: 1000000\r\n\r\n";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        await socket.GetStream().WriteAsync(new byte[10_000]);
        await Task.Delay(100);
        return socket;
    }

    private static async Task HangUpAsync(RunningProduct product, HttpMethod method, string path, int milliseconds)
    {
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{product.HttpPort}") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", RunningProduct.Token);
        using var impatience = new CancellationTokenSource(milliseconds);
        await Record.ExceptionAsync(() => http.SendAsync(new(method, path), impatience.Token));
    }
}
