using BenchmarkDotNet.Attributes;
using Disclosure.Rendering.Charts;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Formats.Csv;
using Disclosure.Rendering.Formats.Html;
using Disclosure.Rendering.Formats.Json;
using Disclosure.Rendering.Formats.Text;
using Disclosure.Rendering.Formats.Xlsx;
using Disclosure.Rendering.Formats.Xml;

namespace Disclosure.Benchmarks.Rendering.Flow;

/// <summary>A whole report in each of the other formats, and a chart; the document model alone is what they have in common.</summary>
[MinColumn, MemoryDiagnoser]
public class FormatBenchmarks
{
    private readonly HtmlReportWriter _html = new();
    private readonly XlsxReportWriter _xlsx = new();
    private readonly XmlReportWriter _xml = new();
    private readonly JsonReportWriter _json = new();
    private readonly CsvReportWriter _csv = new();
    private readonly TextReportWriter _plain = new();

    [Benchmark(Baseline = true)]
    public object Model() => DocumentComposer.Compose(SampleReport.Content);

    [Benchmark]
    public byte[] Html() => _html.Write(SampleReport.Content);

    [Benchmark]
    public byte[] Xlsx() => _xlsx.Write(SampleReport.Content);

    [Benchmark]
    public byte[] Xml() => _xml.Write(SampleReport.Content);

    [Benchmark]
    public byte[] Json() => _json.Write(SampleReport.Content);

    [Benchmark]
    public byte[] Csv() => _csv.Write(SampleReport.Content);

    [Benchmark]
    public byte[] Text() => _plain.Write(SampleReport.Content);

    [Benchmark]
    public byte[] SvgChart()
    {
        var sheet = SampleReport.Content.Sheet;
        var chart = ChartBuilder.Build(sheet.Edition.Charts.Charts[0], sheet, []);
        return SvgWriter.Write(ChartDrawing.Draw(chart), ChartDescription.Describe(chart));
    }
}
