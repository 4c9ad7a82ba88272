using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Sheets;
using Google.Protobuf;
using Proto = Disclosure.Report.V1;

namespace Disclosure.Benchmarks.Statistics;

/// <summary>A sheet into bytes and back; the yardsticks are JSON by cell and the contract's own message.</summary>
[MemoryDiagnoser]
public class PackingBenchmarks
{
    private readonly Sheet _sheet = SampleSheets.Draw(1)[0];

    [Benchmark(Baseline = true)]
    public int JsonByCell()
    {
        var cells = new Dictionary<string, string>();
        for (var i = 0; i < _sheet.Values.Length; i++)
        {
            cells[_sheet.Edition.Cells[i].Name] = _sheet[i].ToString();
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(cells);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(bytes)!.Count;
    }

    [Benchmark]
    public int Message() => Proto.Sheet.Parser.ParseFrom(_sheet.ToProto().ToByteArray()).Digits.Count;

    [Benchmark]
    public int Packed() => PackedCells.Unpack(PackedCells.Pack(_sheet.Values), _sheet.Values.Length).Length;
}
