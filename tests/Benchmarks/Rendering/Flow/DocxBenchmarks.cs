using BenchmarkDotNet.Attributes;
using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Formats.Docx;

namespace Disclosure.Benchmarks.Rendering.Flow;

/// <summary>A whole report as DOCX: ours, the Open XML SDK's objects, npm's docx.</summary>
[MinColumn, MemoryDiagnoser]
public class DocxBenchmarks : IDisposable
{
    private readonly DocxReportWriter _writer = new();
    private NodeDocx? _node;

    [GlobalSetup(Target = nameof(NpmDocx))]
    public void Start() => _node = new(DocumentComposer.Compose(SampleReport.Content));

    [GlobalCleanup]
    public void Dispose()
    {
        _node?.Dispose();
        _node = null;
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public byte[] OpenXmlObjects() => OpenXmlDom.Write(DocumentComposer.Compose(SampleReport.Content));

    [Benchmark]
    public byte[] Ours() => _writer.Write(SampleReport.Content);

    [Benchmark]
    public int NpmDocx() => _node!.Write();
}
