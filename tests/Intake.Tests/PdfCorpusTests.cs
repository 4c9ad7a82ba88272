using Disclosure.Testing;
using Xunit.Abstractions;

namespace Disclosure.Intake.Tests;

/// <summary>Real reports as PDF, against their true values.</summary>
public sealed class PdfCorpusTests(ITestOutputHelper output)
{
    public static TheoryData<string> Reports { get; } =
    [
        .. CorpusReport
            .All.Where(r => File.Exists(Path.ChangeExtension(r.File, "pdf")))
            .Select(r => r.Id)
            .DefaultIfEmpty("none"),
    ];

    [CorpusTheory, MemberData(nameof(Reports))]
    public void Every_figure_is_read_from_the_ruled_tables_and_none_is_wrong(string id)
    {
        var report = CorpusReport.All.Single(r => r.Id == id);
        var reading = Documents.Read(File.ReadAllBytes(Path.ChangeExtension(report.File, "pdf")), "pdf");
        var score = Score.Of(report, reading);
        output.WriteLine($"{reading.Title} {reading.AgencyName} {reading.Contact}");
        output.WriteLine(
            string.Join(
                '\n',
                reading.Sections.SelectMany(s => s.Sections.Prepend(s)).Select(s => $"{s.Name}: {s.Text}")
            )
        );
        output.WriteLine(string.Join('\n', reading.Findings.Select(f => f.Message)));
        Assert.Equal([], score.Wrong);
        Assert.Equal([], score.Missing);
        Assert.Equal((report.Year, report.AgencyName), (reading.Year, reading.AgencyName));
        Assert.DoesNotContain(reading.Findings, f => f.Code.StartsWith("intake", StringComparison.Ordinal));
        Assert.All(reading.Cells, c => Assert.True(c.Source.Page > 0 && c.Source.Box.Width > 0 && c.Confidence >= 80));
    }
}
