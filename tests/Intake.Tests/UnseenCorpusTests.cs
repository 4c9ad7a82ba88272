using System.Text.RegularExpressions;
using Disclosure.ApiErrors;
using Disclosure.Intake.Domain.Reports;
using Disclosure.Testing;
using Xunit.Abstractions;

namespace Disclosure.Intake.Tests;

/// <summary>
/// Published documents that the reader was not made with (../shared/corpus-new), most of them a first page: heads,
/// figures, and what is no report of the form at all.
/// </summary>
public sealed partial class UnseenCorpusTests(ITestOutputHelper output)
{
    // Six blank lines and a figure: only the layout says that it is the last column's.
    private const int Unplaced = 2;

    public static TheoryData<string> Reports { get; } =
    [.. CorpusReport.Unseen.Select(r => r.Id).DefaultIfEmpty("none")];

    [CorpusTheory, MemberData(nameof(Reports))]
    public void Title_agency_year_and_edition_are_as_printed_and_no_figure_is_wrong(string id)
    {
        var report = CorpusReport.Unseen.Single(r => r.Id == id);
        var reading = Read(report);
        Assert.Equal(
            (Plain(report.Title), report.AgencyName, report.Year),
            (reading.Title, reading.AgencyName, reading.Year)
        );
        if (report.Edition == "none")
        {
            Assert.Equal(["form.edition"], reading.Findings.Select(f => f.Code));
            Assert.DoesNotContain(reading.Sheet.Values.ToArray(), v => v.IsNumber);
        }
        else
        {
            Assert.Equal(report.Edition, reading.Sheet.Edition.Id);
            Assert.Equal([], Score.Of(report, reading).Wrong);
        }
    }

    [CorpusFact]
    public void Every_figure_is_read_but_for_those_that_only_blank_lines_place()
    {
        var scores = CorpusReport.Unseen.Where(r => r.Edition != "none").Select(r => Score.Of(r, Read(r))).ToArray();
        var (right, shown) = (scores.Sum(s => s.Right), scores.Sum(s => s.Shown));
        output.WriteLine($"{right} of {shown} figures");
        Assert.True(right >= shown - Unplaced, $"{right} of {shown}");
    }

    [CorpusTheory]
    [InlineData("shpt-2022h1.txt", "不是按年度编制")]
    [InlineData("wangzhuangji-jiedu-2023.txt", "解读")]
    public void What_is_no_annual_report_is_refused_and_why(string file, string reason)
    {
        var path = Path.Combine(Path.GetDirectoryName(CorpusReport.Unseen[0].File)!, file);
        var refused = Assert.Throws<ApiException>(() => Documents.Read(File.ReadAllBytes(path), "txt"));
        Assert.Equal("DOCUMENT_UNREADABLE", refused.Reason);
        Assert.Contains(reason, refused.Localized, StringComparison.Ordinal);
    }

    private static DocumentReading Read(CorpusReport report) => Documents.Read(File.ReadAllBytes(report.File), "txt");

    // A title that the page does not show is said in brackets.
    private static string Plain(string title) => Space().Replace(title, "").Replace("（页面未显示标题）", "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
