using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Disclosure.ApiErrors;
using Disclosure.Intake.Tests.Formats;
using Disclosure.Intake.Tests.Quirks;
using Disclosure.Testing;
using Xunit.Abstractions;

namespace Disclosure.Intake.Tests.Fuzz;

/// <summary>
/// Changed documents through every reader: each is read or refused with a reason, never anything else, and none takes
/// the processor for long, however busy the machine is. A short run by default; DISCLOSURE_FUZZ_INPUTS (and
/// DISCLOSURE_FUZZ_SEED) make it a long one, DOTNET_GCHeapHardLimit one with no more memory than a worker has.
/// </summary>
public sealed partial class FuzzTests(ITestOutputHelper output)
{
    private const int Short = 400;

    // clock_gettime(2): of the calling thread, and of the whole process where there is no such clock.
    private const int ThreadTime = 3;

    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(2);

    public static TheoryData<string> Formats => ["txt", "html", "docx", "xlsx", "ofd", "pdf", "json", "xml"];

    [Theory, MemberData(nameof(Formats))]
    public void Whatever_comes_is_read_or_refused(string format)
    {
        var inputs = Setting("DISCLOSURE_FUZZ_INPUTS", Short);
        var seed = Setting("DISCLOSURE_FUZZ_SEED", 1);
        var mutation = new Mutation(new(seed), Seeds(format));
        var (read, refused, slowest, at) = (0, 0, TimeSpan.Zero, 0);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < inputs; i++)
        {
            var input = mutation.Next();
            var begun = ProcessorTime();
            try
            {
                Documents.Read(input, format);
                read++;
            }
            catch (ApiException)
            {
                refused++;
            }
            catch (Exception unexpected)
            {
                Assert.Fail($"Input {i} of seed {seed} kept as {Keep(input, format)}: {unexpected}");
            }

            var took = ProcessorTime() - begun;
            if (took > s_most)
            {
                Assert.Fail($"Input {i} of seed {seed} kept as {Keep(input, format)} takes {took}.");
            }

            if (took > slowest)
            {
                (slowest, at) = (took, i);
            }
        }

        using var process = Process.GetCurrentProcess();
        output.WriteLine(
            $"{format}: {inputs} inputs of seed {seed} in {clock.Elapsed.TotalSeconds:0} s, {read} read, {refused} refused; "
                + $"slowest {at} with {slowest.TotalMilliseconds:0} ms of processor; "
                + $"{GC.GetTotalMemory(true) >> 20} MiB kept, {process.PeakWorkingSet64 >> 20} MiB at most in this process"
        );
        Assert.True(read + refused == inputs);
    }

    [Fact]
    public void What_once_broke_a_reader_is_refused_or_read()
    {
        var folder = Repository.PathOf("tests", "Intake.Tests", "Fuzz", "Crashers");
        Assert.All(
            Directory.GetFiles(folder),
            file =>
            {
                var thrown = Record.Exception(() =>
                    Documents.Read(File.ReadAllBytes(file), Path.GetExtension(file)[1..])
                );
                Assert.True(thrown is null or ApiException, $"{Path.GetFileName(file)}: {thrown}");
            }
        );
    }

    // The whole report, and each part of it alone: small documents are soon read, and a change in them is felt.
    private static List<byte[]> Seeds(string format)
    {
        var whole = PrintedReport.Of(Sheets.Made(Editions.E2021, new(1), 50), new(), new(1));
        var parts = whole.Parts.Select(p => whole with { Parts = [p] });
        return format switch
        {
            "json" =>
            [
                OwnFormatsTests.Json(whole.Sheet),
                "{\"statistics\":{\"edition\":\"2021\",\"cells\":{}},\"narrative\":{\"sections\":[]}}"u8.ToArray(),
            ],
            "xml" => [Encoding.UTF8.GetBytes(OwnFormatsTests.Xml)],
            _ => [.. parts.Append(whole).SelectMany(r => Layouts(format, r))],
        };
    }

    private static IEnumerable<byte[]> Layouts(string format, PrintedReport report) =>
        format switch
        {
            "txt" => TextLayouts
                .All.Select(l => Encoding.UTF8.GetBytes(TextLayouts.Write(report, l, new(1))))
                .Append(Documents.Gb18030.GetBytes(TextLayouts.Write(report, "lines", new(1)))),
            "html" => HtmlLayouts.All.Select(l => Encoding.UTF8.GetBytes(HtmlLayouts.Write(report, l))),
            "docx" => DocxLayouts.All.Select(l => DocxLayouts.Write(report, l)),
            "xlsx" => [Workbooks.Write(report)],
            "ofd" => [OfdFiles.Write(report)],
            _ => [PdfFiles.Write(report)],
        };

    private static TimeSpan ProcessorTime()
    {
        if (!OperatingSystem.IsLinux())
        {
            return Environment.CpuUsage.TotalTime;
        }

        Assert.Equal(0, clock_gettime(ThreadTime, out var time));
        return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1_000);
    }

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }

    private static string Keep(byte[] input, string format)
    {
        var path = Path.Combine(Path.GetTempPath(), $"disclosure-fuzz-{Guid.NewGuid():N}.{format}");
        File.WriteAllBytes(path, input);
        return path;
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
