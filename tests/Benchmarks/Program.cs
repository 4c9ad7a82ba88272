using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Running;
using Disclosure.Benchmarks.Gateway;
using Disclosure.Benchmarks.Rendering.Pages;

// One folder a service; each class holds what is claimed and, as its baseline, the yardstick that it is measured by. What
// is measured against other programs, or over thousands of turns, has a word of its own.
switch (args)
{
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
    case ["echo", var port]:
        await EchoProgram.RunAsync(int.Parse(port, CultureInfo.InvariantCulture));
        break;
    default:
        BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
        break;
}
