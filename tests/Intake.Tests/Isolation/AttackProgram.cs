using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Disclosure.Intake.Isolation;
using Disclosure.Intake.Workers;

namespace Disclosure.Intake.Tests.Isolation;

/// <summary>
/// This test assembly as a program: it plays a service that has something to lose, and, started by that, a process in its
/// confinement that tries to get it. The product knows nothing of it.
/// </summary>
internal static class AttackProgram
{
    /// <summary>Confinement: that of a worker, of the converter, none with the worker's acts, none with the converter's.</summary>
    public static readonly string[] Confinements = ["worker", "converter", "none", "none-python"];

    public static int Main(string[] args) =>
        args switch
        {
            ["serve", var confinement, var folder] => Serve(confinement, folder),
            ["attack", "confined", ..] => Attack(args[2..], isConfined: true),
            ["attack", ..] => Attack(args[1..], isConfined: false),
            _ => 2,
        };

    /// <summary>How to start the service; it answers a line "act=done" or "act=refused" for each act.</summary>
    /// <param name="folder">Belongs to the user that it runs as.</param>
    public static string[] CommandOf(string confinement, string folder) =>
        ["dotnet", Assembly, "serve", confinement, folder];

    private static string Assembly =>
        Path.Combine(AppContext.BaseDirectory, $"{typeof(AttackProgram).Assembly.GetName().Name}.dll");

    private static int Serve(string confinement, string folder)
    {
        var isConfined = !confinement.StartsWith("none", StringComparison.Ordinal);
        if (isConfined)
        {
            Privileges.HideProcess();
        }

        var database = Path.Combine(folder, "filing.db");
        File.WriteAllText(database, "figures");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(database, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var socketFile = Path.Combine(folder, "services.sock");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(socketFile));
        socket.Listen();
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        string[] targets =
        [
            Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
            database,
            socketFile,
            port.ToString(CultureInfo.InvariantCulture),
            Path.Combine(folder, "written"),
        ];
        Console.Write(
            confinement switch
            {
                "worker" => InWorker(targets),
                "converter" => InConverter(targets),
                "none" => Run(new(), new("dotnet", [Assembly, "attack", .. targets])),
                _ => Run(new(), new(Python, [Acts, .. targets])),
            }
        );
        return 0;
    }

    private const string Python = "/usr/bin/python3";

    private static string Acts => Path.Combine(AppContext.BaseDirectory, "Isolation", "acts.py");

    private static string InWorker(string[] targets)
    {
        var start = WorkerCommand.Create(64, 20);
        start.ArgumentList[0] = Assembly;
        (start.ArgumentList[1], start.ArgumentList[2]) = ("attack", "confined");
        Array.ForEach(targets, start.ArgumentList.Add);
        return Run(new(FileRule.ForWorker(null).Append(FileRule.Processes)), start);
    }

    // The script comes with its folder, as nothing else of this program can be read in there.
    private static string InConverter(string[] targets)
    {
        using var scratch = new ScratchRoot();
        var folder = scratch.CreateFolder().FullName;
        var script = Path.Combine(folder, "acts.py");
        ScratchRoot.WriteAsync(script, File.ReadAllBytes(Acts), CancellationToken.None).GetAwaiter().GetResult();
        var start = ConfinedProgram.CreateStart(Python, Python, folder);
        start.ArgumentList.Add(script);
        Array.ForEach(targets, start.ArgumentList.Add);
        return Run(new(), start);
    }

    private static string Run(ProcessStarter starter, ProcessStartInfo start)
    {
        using (starter)
        {
            (start.UseShellExecute, start.RedirectStandardOutput) = (false, true);
            using var process = starter.Start(start);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output;
        }
    }

    // As WorkerProgram does: the process gives up what it can, and the thread that reads the document a little more.
    private static int Attack(string[] targets, bool isConfined)
    {
        using var landlock = Landlock.Create(FileRule.ForWorker(null));
        if (isConfined)
        {
            ProcessSandbox.Apply();
        }

        var acts = new Acts(int.Parse(targets[0], CultureInfo.InvariantCulture), targets[1], targets[2], targets[4]);
        foreach (var (name, isDone) in acts.Try())
        {
            Say(name, isDone);
        }

        var reading = new Thread(() =>
        {
            if (isConfined)
            {
                _ = landlock?.RestrictThread();
            }

            Say("figures", acts.ReadFigures());
        });
        reading.Start();
        reading.Join();

        // Where it succeeds nothing more is said.
        Native.Exec();
        Say("exec", false);
        return 0;
    }

    private static void Say(string act, bool isDone)
    {
        Console.WriteLine($"{act}={(isDone ? "done" : "refused")}");
        Console.Out.Flush();
    }
}
