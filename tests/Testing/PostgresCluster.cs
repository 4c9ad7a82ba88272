using System.Diagnostics;
using Npgsql;

namespace Disclosure.Testing;

/// <summary>
/// A PostgreSQL server of the tests' own, on loopback, in a folder that goes with the process; one for all tests of an
/// assembly, a database for each. Started by the user postgres where the tests are run by root, whom the server refuses.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    private static readonly Lazy<PostgresCluster> s_shared = new(() => new());

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = Ports.Free();
    private int _databases;
    private bool _isRunning;

    private PostgresCluster()
    {
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", ["postgres", _folder.Path], asServer: false);
        }

        Run($"{Binaries}/initdb", ["-D", Data, "-U", "disclosure", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"]);
        Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose()
    {
        if (_isRunning)
        {
            Stop("immediate");
        }

        _folder.Dispose();
    }

    /// <summary>A server for one test alone, which stops and starts it; the test is skipped where none is installed.</summary>
    public static PostgresCluster Own()
    {
        RequiredTools.Require(Binaries is not null, Absent);
        return new();
    }

    /// <summary>Starts the server and waits until it accepts connections.</summary>
    public void Start()
    {
        // Nothing here must outlive a power cut.
        var options = $"-p {_port} -c listen_addresses=127.0.0.1 -c fsync=off -k {_folder.Path}";
        Run($"{Binaries}/pg_ctl", ["-D", Data, "-w", "-l", $"{_folder.Path}/log", "-o", options, "start"]);
        _isRunning = true;
    }

    /// <summary>Stops the server and waits until it has ended.</summary>
    /// <param name="mode">fast: as an administrator does; immediate: as a crash would.</param>
    public void Stop(string mode)
    {
        Run($"{Binaries}/pg_ctl", ["-D", Data, "-m", mode, "-w", "stop"]);
        _isRunning = false;
    }

    /// <summary>Overwrites the first page of a relation of the stopped server.</summary>
    /// <param name="path">As pg_relation_filepath answers.</param>
    public void Damage(string path)
    {
        using var file = File.OpenWrite(Path.Combine(Data, path));
        file.Write(Enumerable.Repeat((byte)0xA5, 8192).ToArray());
    }

    /// <summary>The folder of the newest server installed; null where there is none.</summary>
    public static string? Binaries { get; } =
        Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
                .OrderBy(bin => bin, StringComparer.Ordinal)
                .LastOrDefault()
            : null;

    /// <summary>What to say where there is none.</summary>
    public const string Absent = "No PostgreSQL server is installed (Debian: postgresql).";

    /// <summary>Connection string of a new, empty database; the test is skipped where no server is installed.</summary>
    public static string NewDatabase()
    {
        RequiredTools.Require(Binaries is not null, Absent);
        return s_shared.Value.Create();
    }

    /// <summary>Creates an empty database on this server; answers its connection string.</summary>
    public string Create()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        using var db = new NpgsqlConnection(ConnectionString("postgres"));
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = $"create database {name}";
        command.ExecuteNonQuery();
        return ConnectionString(name);
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=disclosure;Database={database};Maximum Pool Size=20;Timeout=120;Command Timeout=120";

    private static void Run(string program, string[] arguments, bool asServer = true)
    {
        var isRoot = asServer && Environment.IsPrivilegedProcess;
        var start = new ProcessStartInfo(
            isRoot ? "runuser" : program,
            isRoot ? ["-u", "postgres", "--", program, .. arguments] : arguments
        )
        {
            // A server that inherits a pipe keeps it open; what it has to say is in its log.
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }
}
