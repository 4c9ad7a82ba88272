using System.Text;
using AngleSharp.Html.Parser;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Disclosure.Intake.Domain.Reports;
using Disclosure.Intake.Tests;
using Disclosure.Intake.Tests.Formats;
using Disclosure.Intake.Tests.Quirks;
using Disclosure.Testing;
using DocumentFormat.OpenXml.Packaging;
using UglyToad.PdfPig;

namespace Disclosure.Benchmarks.Intake;

/// <summary>A whole report read from each format, beside what its library takes to parse the same bytes.</summary>
[MemoryDiagnoser, GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory), CategoriesColumn]
public class ReadBenchmarks
{
    private byte[] _text = [];
    private byte[] _html = [];
    private byte[] _docx = [];
    private byte[] _pdf = [];

    [GlobalSetup]
    public void Prepare()
    {
        var report = PrintedReport.Of(Sheets.Made(Editions.E2021, new(1), 5000), new(), new(1));
        _text = Encoding.UTF8.GetBytes(TextLayouts.Write(report, "blank-lines", new(1)));
        _html = Encoding.UTF8.GetBytes(HtmlLayouts.Write(report, "word"));
        _docx = DocxLayouts.Write(report, "plain");
        _pdf = PdfFiles.Write(report);
    }

    [BenchmarkCategory("text"), Benchmark(Baseline = true)]
    public int TextSplitIntoLines() => Encoding.UTF8.GetString(_text).Split('\n').Length;

    [BenchmarkCategory("text"), Benchmark]
    public int TextRead() => Cells(Documents.Read(_text, "txt"));

    [BenchmarkCategory("html"), Benchmark(Baseline = true)]
    public int HtmlByAngleSharp() => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(_html)).All.Length;

    [BenchmarkCategory("html"), Benchmark]
    public int HtmlRead() => Cells(Documents.Read(_html, "html"));

    [BenchmarkCategory("docx"), Benchmark(Baseline = true)]
    public int DocxByOpenXml()
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(_docx), isEditable: false);
        return package.MainDocumentPart?.Document?.Body?.Descendants().Count() ?? 0;
    }

    [BenchmarkCategory("docx"), Benchmark]
    public int DocxRead() => Cells(Documents.Read(_docx, "docx"));

    [BenchmarkCategory("pdf"), Benchmark(Baseline = true)]
    public int PdfByPdfPig()
    {
        using var document = PdfDocument.Open(_pdf);
        return document.GetPages().Sum(p => p.Letters.Count + p.Paths.Count);
    }

    [BenchmarkCategory("pdf"), Benchmark]
    public int PdfRead() => Cells(Documents.Read(_pdf, "pdf"));

    private static int Cells(DocumentReading reading) => reading.Cells.Count;
}
