using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Disclosure.Rendering.Compression;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Formats.Pdf;
using ICSharpCode.SharpZipLib.Zip.Compression;
using Microsoft.Extensions.Options;

namespace Disclosure.Benchmarks.Rendering.Pages;

/// <summary>
/// The streams of a real PDF compressed by this project and by SharpZipLib's managed Deflater, whose output also depends on the
/// input alone: time, size, and whether every run gives the same bytes.
/// </summary>
internal static partial class CompressorRace
{
    private const int Rounds = 40;

    public static void Run()
    {
        using var library = new FontLibrary(Options.Create(new FontOptions()));
        using var subsets = new FontSubsetCache();
        var pdf = new PdfReportWriter(library, subsets).Write(PageBenchmarks.Report("其中政策文件及解读二百一十五条"));
        var streams = Streams(pdf).ToLookup(s => s.IsFont, s => s.Content);
        Console.WriteLine("| streams | compressor | KB in | KB out | least ms | same bytes |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var isFont in (bool[])[false, true])
        {
            byte[][] content = [.. streams[isFont]];
            Measure(isFont, "ours", content, data => ZlibCompressor.Compress(data));
            Measure(isFont, "SharpZipLib 6", content, data => Deflate(data, 6));
            Measure(isFont, "SharpZipLib 9", content, data => Deflate(data, 9));
        }
    }

    private static void Measure(bool isFont, string name, byte[][] streams, Func<byte[], byte[]> compress)
    {
        var first = Array.ConvertAll(streams, s => compress(s));
        var (least, isSame) = (double.MaxValue, true);
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var written = Array.ConvertAll(streams, s => compress(s));
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            isSame &= written.Zip(first).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {(isFont ? "fonts" : "pages and objects")} | {name} | {streams.Sum(s => s.Length) / 1024.0:0.0} | {first.Sum(s => s.Length) / 1024.0:0.0} | {least:0.0} | {(isSame ? "yes" : "no")} |"
            )
        );
    }

    private static byte[] Deflate(byte[] data, int level)
    {
        var deflater = new Deflater(level);
        deflater.SetInput(data);
        deflater.Finish();
        using var output = new MemoryStream(data.Length);
        var buffer = new byte[16 * 1024];
        while (!deflater.IsFinished)
        {
            output.Write(buffer, 0, deflater.Deflate(buffer));
        }

        return output.ToArray();
    }

    // The compressed streams of a file, inflated.
    private static IEnumerable<(bool IsFont, byte[] Content)> Streams(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        foreach (Match match in CompressedStream().Matches(text))
        {
            var length = int.Parse(match.Groups["length"].ValueSpan, CultureInfo.InvariantCulture);
            using var zlib = new ZLibStream(
                new MemoryStream(pdf, match.Index + match.Length, length),
                CompressionMode.Decompress
            );
            using var content = new MemoryStream();
            zlib.CopyTo(content);
            var entries = match.Groups["entries"].Value;
            yield return (
                entries.Contains("CIDFontType0C", StringComparison.Ordinal)
                    || entries.Contains("/Length1", StringComparison.Ordinal),
                content.ToArray()
            );
        }
    }

    [GeneratedRegex(@"<<(?<entries>[^\n]{0,200}?)/Filter/FlateDecode/Length (?<length>[0-9]+)>>\nstream\n")]
    private static partial Regex CompressedStream();
}
