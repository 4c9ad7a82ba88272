using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Formats.Pdf;
using Microsoft.Extensions.Options;

namespace Disclosure.Benchmarks.Rendering.Pages;

/// <summary>Ten thousand reports, each with words of its own, and what they leave in memory.</summary>
internal static class SteadyMemory
{
    private const int Renders = 10_000;

    public static void Run()
    {
        using var library = new FontLibrary(Options.Create(new FontOptions()));
        using var subsets = new FontSubsetCache();
        var pdf = new PdfReportWriter(library, subsets);
        Console.WriteLine("| PDFs made | working set, MiB | managed, MiB |");
        Console.WriteLine("| --- | --- | --- |");
        for (var i = 1; i <= Renders; i++)
        {
            pdf.Write(PageBenchmarks.Report($"其中{(char)('一' + (i % 5_000))}{i}条"));
            if (i is 1 or 1_000 or 5_000 or Renders)
            {
                Console.WriteLine($"| {i:N0} | {Environment.WorkingSet >> 20} | {GC.GetTotalMemory(true) >> 20} |");
            }
        }
    }
}
