using BenchmarkDotNet.Attributes;
using Disclosure.Rendering.Charts;
using Disclosure.Rendering.Data;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Html;
using Disclosure.Rendering.Plain;
using Disclosure.Rendering.Xlsx;

namespace Disclosure.Benchmarks.Rendering.Flow;

/// <summary>A whole report in each of the other formats, and a chart; the document model alone is what they have in common.</summary>
[MinColumn, MemoryDiagnoser]
public class FormatBenchmarks
{
    private readonly HtmlWriter _html = new();
    private readonly XlsxWriter _xlsx = new();
    private readonly XmlWriter _xml = new();
    private readonly JsonWriter _json = new();
    private readonly CsvWriter _csv = new();
    private readonly PlainWriter _plain = new();

    [Benchmark(Baseline = true)]
    public object Model() => Composer.Compose(SampleReport.Content);

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
        var chart = SheetCharts.ResultsOf(SampleReport.Content.Sheet);
        return SvgWriter.Write(ChartLayout.Draw(chart), ChartWords.Describe(chart));
    }
}
