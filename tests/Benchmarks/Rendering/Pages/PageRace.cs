using System.Diagnostics;
using System.Globalization;
using Disclosure.Benchmarks.Rendering.Yardsticks;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Formats.Docx;
using Disclosure.Rendering.Formats.Html;
using Disclosure.Rendering.Formats.Ofd;
using Disclosure.Rendering.Formats.Pdf;
using Disclosure.Testing;
using Microsoft.Extensions.Options;

namespace Disclosure.Benchmarks.Rendering.Pages;

/// <summary>
/// The same report made into pages by this project and by those who are usually asked to: in turns, so that what else the
/// machine does falls on all of them alike.
/// </summary>
internal static class PageRace
{
    private const int Rounds = 10;
    private const int OwnTurns = 5;

    public static void Run()
    {
        using var folder = new TemporaryFolder();
        using var library = new FontLibrary(Options.Create(new FontOptions()));
        using var subsets = new FontSubsetCache();
        var report = PageBenchmarks.Report("其中政策文件及解读二百一十五条");
        var (docx, html, typst) = (Path("report.docx"), Path("report.html"), Path("report.typ"));
        File.WriteAllBytes(docx, new DocxReportWriter().Write(report));
        File.WriteAllBytes(html, new HtmlReportWriter().Write(report));
        File.WriteAllText(typst, TypstSource.Of(DocumentComposer.Compose(report)));
        using var office = new Office(docx, folder.Path);
        var pages = Repository.PathOf("tests", "Tools", "pages.js");
        using var chromium = new LineProgram("node", pages, "chromium", "/usr/bin/chromium", html);
        using var setter = new LineProgram("node", pages, "typst", typst, "/usr/share/fonts/opentype/noto");

        var (pdf, ofd, turn) = (new PdfReportWriter(library, subsets), new OfdReportWriter(library, subsets), 0);
        Contender[] contenders =
        [
            new("PDF, subsets cached", OwnTurns, () => pdf.Write(report).Length),
            new("PDF, a paragraph changed", OwnTurns, () => pdf.Write(PageBenchmarks.Report(Change(turn++))).Length),
            new("PDF, nothing cached", OwnTurns, () => Anew(subsets, () => pdf.Write(report).Length)),
            new("OFD, subsets cached", OwnTurns, () => ofd.Write(report).Length),
            new("LibreOffice, warm, of our DOCX", 1, office.Convert),
            new("Chromium, warm, of our HTML", 1, () => chromium.Ask("again")),
            new("typst, warm, a paragraph changed", 1, () => setter.Ask("again")),
        ];
        Measure(contenders);
        Print(contenders, contenders[0].Median);

        string Path(string name) => System.IO.Path.Combine(folder.Path, name);
    }

    // The first rounds warm up and are not counted.
    private static void Measure(Contender[] contenders)
    {
        for (var round = -2; round < Rounds; round++)
        {
            foreach (var contender in contenders)
            {
                for (var i = 0; i < contender.Turns; i++)
                {
                    var start = Stopwatch.GetTimestamp();
                    contender.Bytes = contender.Make();
                    if (round >= 0)
                    {
                        contender.Times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                    }
                }
            }
        }
    }

    private static void Print(Contender[] contenders, double own)
    {
        Console.WriteLine(
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, load {Load()}"
        );
        Console.WriteLine("| what | least ms | median ms | KB | median, times PDF cached |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var c in contenders)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {c.What} | {c.Times.Min():0.0} | {c.Median:0.0} | {c.Bytes / 1024} | {c.Median / own:0.0} |"
                )
            );
        }
    }

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static string Change(int turn) => $"其中{(char)('一' + (turn % 5_000))}条";

    private static int Anew(FontSubsetCache subsets, Func<int> make)
    {
        subsets.Clear();
        return make();
    }

    private sealed record Contender(string What, int Turns, Func<int> Make)
    {
        public List<double> Times { get; } = [];

        public int Bytes { get; set; }

        public double Median => Times.Order().ElementAt(Times.Count / 2);
    }
}
