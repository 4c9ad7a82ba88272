using BenchmarkDotNet.Attributes;
using Disclosure.Form;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Formats.Ofd;
using Disclosure.Rendering.Formats.Pdf;
using Disclosure.Rendering.Layout;
using Disclosure.Testing;
using Microsoft.Extensions.Options;

namespace Disclosure.Benchmarks.Rendering.Pages;

/// <summary>
/// A whole report of six pages into pages: laid out alone, with the subsets of its fonts at hand, with one paragraph
/// changed, and with every subset cut anew.
/// </summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class PageBenchmarks
{
    private readonly FontLibrary _library = new(Options.Create(new FontOptions()));
    private readonly FontSubsetCache _subsets = new();
    private PdfReportWriter _pdf = null!;
    private OfdReportWriter _ofd = null!;
    private ReportContent _report = null!;
    private int _run;

    [GlobalSetup]
    public void Set()
    {
        _report = Report("其中政策文件及解读二百一十五条");
        (_pdf, _ofd) = (new(_library, _subsets), new(_library, _subsets));
        _pdf.Write(_report);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _subsets.Dispose();
        _library.Dispose();
    }

    [Benchmark(Baseline = true)]
    public byte[] Pdf() => _pdf.Write(_report);

    [Benchmark]
    public byte[] PdfAfterAChange() => _pdf.Write(Report($"其中{(char)('一' + (_run++ % 5_000))}条"));

    [Benchmark]
    public byte[] PdfNothingCached()
    {
        _subsets.Clear();
        return new PdfReportWriter(_library, _subsets).Write(_report);
    }

    [Benchmark]
    public byte[] Ofd() => _ofd.Write(_report);

    [Benchmark]
    public object LayoutAlone() =>
        DocumentLayout.Arrange(DocumentComposer.Compose(_report), _report.AgencyName, _library.Faces);

    internal static ReportContent Report(string change)
    {
        var values = Enumerable
            .Range(0, Editions.E2021.Cells.Count)
            .Select(i => CellValue.FromInteger(i * 7))
            .ToArray();
        foreach (var i in Editions.E2021.Alternatives.SelectMany(a => a.Own))
        {
            values[i] = CellValue.Blank;
        }

        return new(
            "淮安市洪泽区人民政府2024年政府信息公开工作年度报告",
            "淮安市洪泽区人民政府",
            2024,
            [
                Prose("preamble", Texts.Preamble),
                new(
                    "overview",
                    "",
                    [],
                    [Prose("proactive_disclosure", Texts.Overview + change), Prose("requests", Texts.Requests)]
                ),
                Prose("problems", Texts.Problems),
                Prose("other_matters", Texts.Others),
            ],
            new(Editions.E2021, values)
        );
    }

    private static Section Prose(string name, string text) => new(name, "", Section.Paragraphs(text), []);
}
