using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Disclosure.Gateway.V1;
using Disclosure.SystemTests.Product;
using Grpc.Core;
using Grpc.Net.Client;

namespace Disclosure.Benchmarks.Gateway;

/// <summary>
/// What the gateway still serves when five times as much comes as it may or can: of one caller's rate, and of all that it works on at a
/// time. What is beyond is refused, and the rest goes on at 80 % of the capacity or more.
/// </summary>
internal static class ShedRace
{
    private const int Rate = 300;
    private const int Calls = 32;
    private const int Overload = 5;
    private static readonly TimeSpan s_race = TimeSpan.FromSeconds(10);

    // Who is refused comes again sooner than the answer asks for.
    private static readonly TimeSpan s_again = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync()
    {
        using var product = new TrialProduct(
            new Dictionary<string, string>
            {
                ["DISCLOSURE_RATE_CALLER"] = $"{Rate}",
                ["DISCLOSURE_MAX_CALLS"] = $"{Calls}",
            }
        );
        await product.InitializeAsync();
        var report = await product.Json.OpenAsync(2024);
        using var channel = GrpcChannel.ForAddress(
            $"http://127.0.0.1:{product.GrpcPort}",
            new() { HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true } }
        );
        var service = new ReportService.ReportServiceClient(channel);
        var token = await CreateTokenAsync(product, report);

        Console.WriteLine(
            "| what | capacity/s | offered/s | served/s | of capacity | refused/s | p99 of the served, ms |"
        );
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        Task<bool> CallAsync(string bearer) => TryAsync(service, report, bearer);
        await CallersAsync(Calls, () => CallAsync(RunningProduct.Token));
        await RateAsync(() => CallAsync(token));
        await BusyAsync(() => CallAsync(RunningProduct.Token));
    }

    // Calls come by the clock, whether or not the ones before are answered.
    private static async Task RateAsync(Func<Task<bool>> call)
    {
        var tally = new Tally();
        var pending = new List<Task>();
        var clock = Stopwatch.StartNew();
        for (var sent = 0; clock.Elapsed < s_race; )
        {
            for (; sent < clock.Elapsed.TotalSeconds * Rate * Overload; sent++)
            {
                pending.Add(tally.CountAsync(call));
            }

            await Task.Delay(1);
        }

        await Task.WhenAll(pending);
        // What a full bucket gives at once is not of the rate.
        tally.Print("rate of one caller", Rate, served: tally.Served - (2 * Rate));
    }

    // As many callers as are worked on at a time, then five times as many, without a pause.
    private static async Task BusyAsync(Func<Task<bool>> call)
    {
        var alone = await CallersAsync(Calls, call);
        var all = await CallersAsync(Calls * Overload, call);
        all.Print("calls at a time", alone.Served / s_race.TotalSeconds, all.Served);
    }

    private static async Task<Tally> CallersAsync(int callers, Func<Task<bool>> call)
    {
        var tally = new Tally();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(async _ =>
                {
                    while (clock.Elapsed < s_race)
                    {
                        if (!await tally.CountAsync(call))
                        {
                            await Task.Delay(s_again);
                        }
                    }
                })
        );
        return tally;
    }

    private static async Task<bool> TryAsync(ReportService.ReportServiceClient service, string report, string bearer)
    {
        try
        {
            await service.GetReportAsync(
                new() { Name = report },
                new Metadata { { "authorization", $"Bearer {bearer}" } }
            );
            return true;
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.ResourceExhausted)
        {
            return false;
        }
    }

    private static async Task<string> CreateTokenAsync(RunningProduct product, string report)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", RunningProduct.Token);
        var agency = report[..report.IndexOf("/reports/", StringComparison.Ordinal)];
        using var answer = await http.PostAsJsonAsync(
            $"{product.HttpAddress}/v1/{agency}/tokens",
            new
            {
                requestId = Guid.NewGuid(),
                title = "race",
                role = "CLERK",
            }
        );
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("token").GetString() ?? "";
    }

    /// <summary>What became of the calls.</summary>
    private sealed class Tally
    {
        private readonly List<double> _latencies = [];
        private int _refused;

        public int Served => _latencies.Count;

        public async Task<bool> CountAsync(Func<Task<bool>> call)
        {
            var from = Stopwatch.GetTimestamp();
            var served = await call();
            lock (_latencies)
            {
                if (served)
                {
                    _latencies.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
                }
                else
                {
                    _refused++;
                }
            }

            return served;
        }

        public void Print(string what, double capacity, int served)
        {
            _latencies.Sort();
            var seconds = s_race.TotalSeconds;
            Console.WriteLine(
                $"| {what} | {capacity:N0} | {(Served + _refused) / seconds:N0} | {served / seconds:N0} | {served / seconds / capacity:P0} | {_refused / seconds:N0} | {_latencies[Served * 99 / 100]:F1} |"
            );
        }
    }
}
