using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Running;
using Disclosure.Benchmarks.Filing;
using Disclosure.Benchmarks.Gateway;
using Disclosure.Benchmarks.Rendering.Pages;
using Disclosure.Benchmarks.Rendering.Yardsticks;

// One folder a service; each class holds what is claimed and, as its baseline, the yardstick that it is measured by. What
// is measured against other programs, or over thousands of turns, has a word of its own.
switch (args)
{
    case ["pages"] when YardstickTools.FindMissing() is { Count: > 0 } missing:
        await Console.Error.WriteLineAsync($"pages needs what is not installed: {string.Join("; ", missing)}.");
        return 1;
    case ["pages"]:
        PageRace.Run();
        break;
    case ["compressors"]:
        CompressorRace.Run();
        break;
    case ["memory"]:
        SteadyMemory.Run();
        break;
    case ["calls"]:
        await CallRace.RunAsync();
        break;
    case ["shed"]:
        await ShedRace.RunAsync();
        break;
    case ["agencies"]:
        await AgencyRace.RunAsync();
        break;
    case ["echo", var port]:
        await EchoProgram.RunAsync(int.Parse(port, CultureInfo.InvariantCulture));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
        break;
}

return 0;
