using BenchmarkDotNet.Attributes;
using Disclosure.Rendering.Docx;
using Disclosure.Rendering.Domain;

namespace Disclosure.Benchmarks.Rendering.Flow;

/// <summary>A whole report as DOCX: ours, the Open XML SDK's objects, npm's docx.</summary>
[MemoryDiagnoser]
public class DocxBenchmarks
{
    private readonly DocxWriter _writer = new();
    private NodeDocx? _node;

    [GlobalSetup(Target = nameof(NpmDocx))]
    public void Start() => _node = new(Composer.Compose(SampleReport.Content));

    [GlobalCleanup(Target = nameof(NpmDocx))]
    public void Stop() => _node?.Dispose();

    [Benchmark(Baseline = true)]
    public byte[] OpenXmlObjects() => OpenXmlDom.Write(Composer.Compose(SampleReport.Content));

    [Benchmark]
    public byte[] Ours() => _writer.Write(SampleReport.Content);

    [Benchmark]
    public int NpmDocx() => _node!.Write();
}
