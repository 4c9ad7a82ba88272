using Disclosure.Testing;
using Microsoft.Data.Sqlite;

namespace Disclosure.SystemTests.Product;

/// <summary>The product running on loopback on data of its own, and a caller of its JSON.</summary>
public abstract class RunningProduct : IAsyncLifetime, IDisposable
{
    public const string Token = "a-token-of-the-system-tests";

    private const int Published = 4;

    private readonly TemporaryFolder _data = new();
    private readonly List<ServiceProcess> _processes = [];
    private JsonCaller? _json;

    public int HttpPort { get; } = Ports.Free();

    public int GrpcPort { get; } = Ports.Free();

    /// <summary>Where it answers JSON and gRPC-Web.</summary>
    public string HttpAddress => $"http://127.0.0.1:{HttpPort}";

    public JsonCaller Json => _json ?? throw new InvalidOperationException("The product is not running yet.");

    /// <summary>The folder of its databases.</summary>
    public string Data => _data.Path;

    public async Task InitializeAsync()
    {
        Start();
        _json?.Dispose();
        _json = new JsonCaller(new Uri($"http://127.0.0.1:{HttpPort}"), Token);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await _json.IsReadyAsync(patience.Token))
        {
            Assert.False(_processes.Exists(p => p.HasExited), Output);
            await Task.Delay(100, patience.Token);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Makes a report one that counts, by the figures of its first revision.</summary>
    public async Task CountAsync(string report)
    {
        await using var db = new SqliteConnection($"Data Source={Path.Combine(Data, "filing.db")}");
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandText = "update reports set state = $state, statistics_revision = 1 where name = $name";
        command.Parameters.AddWithValue("$state", Published);
        command.Parameters.AddWithValue("$name", report);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    public void Dispose()
    {
        _json?.Dispose();
        _processes.ForEach(p => p.Dispose());
        _data.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Bytes of memory that its processes hold.</summary>
    public long WorkingSet => _processes.Sum(p => p.WorkingSet);

    /// <summary>What all processes wrote so far.</summary>
    public string Output => string.Join('\n', _processes.Select(p => p.Output));

    /// <summary>A process that has ended is no failure of the product.</summary>
    private protected void Forget(ServiceProcess ended)
    {
        _processes.Remove(ended);
        ended.Dispose();
    }

    protected abstract void Start();

    internal ServiceProcess Run(
        string project,
        IDictionary<string, string> settings,
        params IReadOnlyList<string> wrapper
    )
    {
        settings["DISCLOSURE_DATA"] = _data.Path;
        var process = new ServiceProcess(project, settings, wrapper);
        _processes.Add(process);
        return process;
    }

    private protected Dictionary<string, string> GatewaySettings() =>
        new()
        {
            ["DISCLOSURE_HTTP_PORT"] = $"{HttpPort}",
            ["DISCLOSURE_GRPC_PORT"] = $"{GrpcPort}",
            ["DISCLOSURE_TOKEN"] = Token,
        };
}

/// <summary>Every service in one process: the embedded default.</summary>
public sealed class AllInOneProduct : RunningProduct
{
    protected override void Start() => Run("AllInOne", GatewaySettings());
}

/// <summary>The same with settings and a wrapper of a test's own.</summary>
/// <param name="wrapper">A program, with its first arguments, that runs the product by exec; {data} stands for the data folder.</param>
public sealed class TrialProduct(IReadOnlyDictionary<string, string> settings, params string[] wrapper) : RunningProduct
{
    private ServiceProcess? _process;

    internal ServiceProcess Process => _process ?? throw new InvalidOperationException("It is not running yet.");

    /// <summary>Starts it again on its data, once its process has ended.</summary>
    public Task RestartAsync()
    {
        Forget(Process);
        return InitializeAsync();
    }

    protected override void Start()
    {
        var all = GatewaySettings();
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        _process = Run("AllInOne", all, [.. wrapper.Select(w => w.Replace("{data}", Data, StringComparison.Ordinal))]);
    }
}

/// <summary>Six processes that know each other by nothing but the addresses given to the gateway.</summary>
public sealed class SixProcesses : RunningProduct
{
    private static readonly string[] s_services = ["Filing", "Narrative", "Statistics", "Rendering", "Intake"];

    private readonly Dictionary<string, (int Port, ServiceProcess Process)> _services = [];

    /// <summary>Longest time of a call, in seconds.</summary>
    public int CallTimeout { get; init; } = 30;

    protected override void Start()
    {
        var gateway = GatewaySettings();
        gateway["DISCLOSURE_SERVICE_TOKEN"] = ServiceToken;
        gateway["DISCLOSURE_CALL_TIMEOUT"] = $"{CallTimeout}";
        foreach (var service in s_services)
        {
            var port = Ports.Free();
            gateway[$"DISCLOSURE_{service.ToUpperInvariant()}_ADDRESS"] = $"http://127.0.0.1:{port}";
            _services[service] = (port, Run(service, Settings(port)));
        }

        Run("Gateway", gateway);
    }

    /// <summary>Stops a service as a crash would.</summary>
    public void Kill(string service) => _services[service].Process.Kill();

    /// <summary>Sends a service a signal: STOP freezes it, CONT lets it go on.</summary>
    public void Signal(string service, string name) => _services[service].Process.Signal(name);

    /// <summary>Starts a killed service again on its data.</summary>
    public void Restart(string service)
    {
        var port = _services[service].Port;
        _services[service] = (port, Run(service, Settings(port)));
    }

    private const string ServiceToken = "a-service-token-of-the-tests";

    private static Dictionary<string, string> Settings(int port) =>
        new() { ["DISCLOSURE_PORT"] = $"{port}", ["DISCLOSURE_SERVICE_TOKEN"] = ServiceToken };
}
