using System.Diagnostics;
using Disclosure.Gateway.V1;
using Disclosure.SystemTests.Product;
using Disclosure.Testing;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.Data.Sqlite;

namespace Disclosure.Benchmarks.Gateway;

/// <summary>
/// The product as a process of its own under 64 callers: composed reads beside a bare call that is handed on once, durable
/// edits beside the commits of the bare database.
/// </summary>
internal static class CallRace
{
    private const int Callers = 64;
    private static readonly TimeSpan s_warm = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan s_race = TimeSpan.FromSeconds(10);

    public static async Task RunAsync()
    {
        using var product = new AllInOneProduct();
        var clock = Stopwatch.StartNew();
        await product.InitializeAsync();
        Console.WriteLine(
            $"AllInOne ready after {clock.Elapsed.TotalSeconds:F2} s, idle {product.WorkingSet >> 20} MiB"
        );

        using var channel = Channel(product.GrpcPort);
        var service = new ReportService.ReportServiceClient(channel);
        var figures = new StatisticsService.StatisticsServiceClient(channel);
        var headers = new Metadata { { "authorization", $"Bearer {RunningProduct.Token}" } };
        var reports = new string[Callers];
        for (var i = 0; i < Callers; i++)
        {
            reports[i] = await product.Json.OpenAsync(2024);
        }

        // Apart from those that are edited: it is made one that is published.
        var read = await product.Json.OpenAsync(2024);
        var sample = Office.Sample("yunze-2024-draft.docx");
        await product.Json.ImportAsync(
            read,
            sample,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        );

        Console.WriteLine("| what | calls/s | p50 ms | p99 ms |");
        Console.WriteLine("| --- | --- | --- | --- |");
        await ReadsAsync(product, service, headers, read);
        await EditsAsync(figures, headers, reports);
        Console.WriteLine($"AllInOne afterwards {product.WorkingSet >> 20} MiB");
    }

    private static async Task ReadsAsync(
        RunningProduct product,
        ReportService.ReportServiceClient service,
        Metadata headers,
        string report
    )
    {
        var port = Ports.Free();
        using var process = Process.Start("dotnet", [typeof(CallRace).Assembly.Location, "echo", $"{port}"]);
        using var channel = Channel(port);
        var echo = new Health.HealthClient(channel);
        await channel.ConnectAsync();
        try
        {
            var bare = await MeasureAsync("echo, handed on once", async _ => await echo.CheckAsync(new()));
            var read = await MeasureAsync(
                "GetReport, composed",
                async _ => await service.GetReportAsync(new() { Name = report }, headers)
            );
            Console.WriteLine($"GetReport has {read / bare:P0} of the echo's calls/s");
            // Reads of what is not published are noted in the log; the same report is read as one that is.
            await product.CountAsync(report);
            var published = await MeasureAsync(
                "GetReport, of a published report",
                async _ => await service.GetReportAsync(new() { Name = report }, headers)
            );
            Console.WriteLine($"to note the reads takes {1 - (read / published):P0} of the calls/s");
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task EditsAsync(
        StatisticsService.StatisticsServiceClient service,
        Metadata headers,
        string[] reports
    )
    {
        var turn = 0;
        var edits = await MeasureAsync(
            "durable cell edit",
            async caller =>
                await service.UpdateStatisticsAsync(
                    new()
                    {
                        Name = $"{reports[caller]}/statistics",
                        RequestId = $"{Guid.NewGuid()}",
                        Cells = { ["requests.received.total"] = $"{Interlocked.Increment(ref turn) % 1_000}" },
                    },
                    headers
                )
        );
        Console.WriteLine($"edits are {edits / BareCommits():F2} times the bare database's single-row commits/s");
    }

    // One row a commit, durable, by one connection: what a database does by itself.
    private static double BareCommits()
    {
        using var folder = new TemporaryFolder();
        using var db = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "bare.db")};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; create table t (v text)";
        command.ExecuteNonQuery();
        command.CommandText = "insert into t (v) values ('1')";
        var (clock, count) = (Stopwatch.StartNew(), 0);
        for (; clock.Elapsed < s_warm; count++)
        {
            command.ExecuteNonQuery();
        }

        return count / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Calls a second.</summary>
    private static async Task<double> MeasureAsync(string what, Func<int, Task> call)
    {
        await CallAsync(s_warm, call);
        var latencies = await CallAsync(s_race, call);
        latencies.Sort();
        var rate = latencies.Count / s_race.TotalSeconds;
        Console.WriteLine(
            $"| {what} | {rate:N0} | {latencies[latencies.Count / 2]:F2} | {latencies[latencies.Count * 99 / 100]:F2} |"
        );
        return rate;
    }

    private static async Task<List<double>> CallAsync(TimeSpan time, Func<int, Task> call)
    {
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(
            Enumerable
                .Range(0, Callers)
                .Select(async caller =>
                {
                    var own = new List<double>();
                    while (clock.Elapsed < time)
                    {
                        var from = Stopwatch.GetTimestamp();
                        await call(caller);
                        own.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
                    }

                    return own;
                })
        );
        return [.. all.SelectMany(l => l)];
    }

    private static GrpcChannel Channel(int port) =>
        GrpcChannel.ForAddress(
            $"http://127.0.0.1:{port}",
            new() { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true } }
        );
}
