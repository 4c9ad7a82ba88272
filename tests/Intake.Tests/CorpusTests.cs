using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Intake.Domain.Reports;
using Disclosure.Intake.Domain.Wording;
using Disclosure.Testing;
using Xunit.Abstractions;

namespace Disclosure.Intake.Tests;

/// <summary>Real reports as text, against their true values.</summary>
public sealed partial class CorpusTests(ITestOutputHelper output)
{
    public static TheoryData<string> Reports { get; } = [.. CorpusReport.All.Select(r => r.Id).DefaultIfEmpty("none")];

    [CorpusFact]
    public void Nearly_every_figure_is_read()
    {
        var counts = CorpusReport.All.Select(r => Score.Of(r, Read(r))).ToArray();
        var (right, shown) = (counts.Sum(c => c.Right), counts.Sum(c => c.Shown));
        output.WriteLine($"{right} of {shown} figures");
        Assert.True(right >= shown * 0.995, $"{right} of {shown}");
    }

    [CorpusTheory, MemberData(nameof(Reports))]
    public void No_figure_is_wrong(string id)
    {
        var report = Report(id);
        var score = Score.Of(report, Read(report));
        output.WriteLine($"{score.Right} of {score.Shown}; missing: {string.Join(' ', score.Missing)}");
        Assert.Equal([], score.Wrong);
    }

    [CorpusTheory, MemberData(nameof(Reports))]
    public void Title_office_year_and_edition_are_as_printed(string id)
    {
        var report = Report(id);
        var reading = Read(report);
        var text = Text(report);
        Assert.Equal(report.Edition, reading.Sheet.Edition.Id);
        Assert.Equal(
            Printed(report.Title, text) ? Plain(report.Title) : "",
            Comparable(reading.Title, report.Title, text)
        );
        Assert.Equal(
            text.Contains($"{report.Year}年", StringComparison.Ordinal) || SaysPeriod(text, report.Year)
                ? report.Year
                : 0,
            reading.Year
        );
        if (text.Contains(report.AgencyName, StringComparison.Ordinal))
        {
            Assert.Equal(report.AgencyName, reading.AgencyName);
        }
        else
        {
            // As much of its name as is printed.
            Assert.Contains(reading.AgencyName, text, StringComparison.Ordinal);
        }
    }

    [CorpusTheory, MemberData(nameof(Reports))]
    public void Every_section_that_is_headed_has_its_text(string id)
    {
        var report = Report(id);
        var reading = Read(report);
        var text = Text(report);
        var found = reading.Sections.SelectMany(s => s.Sections.Prepend(s)).Select(s => s.Name).ToArray();
        foreach (var part in reading.Sheet.Edition.Sections.Where(s => s.Section.Length > 0 && s.Heading.Length > 0))
        {
            if (HeadLine(part, "[一二三四五六0-9]{1,2}[、.]").IsMatch(text))
            {
                Assert.Contains(part.Section, found);
            }

            foreach (var sub in part.Sections.Where(s => HeadLine(s, "[（(][一二三四五0-9][）)]、?").IsMatch(text)))
            {
                Assert.True(found.Contains(sub.Section), $"{sub.Heading}: {string.Join(' ', found)}");
            }
        }
    }

    [CorpusFact]
    public void The_seed_is_read_whole()
    {
        var reading = Read(Report("baikui-2023"));
        var printed = reading
            .Sheet.Values.ToArray()
            .Zip(reading.Sheet.Edition.Cells)
            .Where(x => x.Second.Row.StandsFor.Count == 0)
            .ToArray();
        Assert.Equal(190, printed.Count(x => x.First is { IsNumber: true, Digits: 0 }));
        Assert.Equal(10, printed.Count(x => x.First.IsBlank));
        Assert.Equal((2023, "2021"), (reading.Year, reading.Sheet.Edition.Id));
        Assert.Equal("呼兰区白奎镇2023年政府信息公开工作年度报告", reading.Title);
        Assert.Equal("哈尔滨市呼兰区白奎镇人民政府", reading.AgencyName);
        Assert.Equal(new ContactDetails("哈尔滨市呼兰区白奎镇委", "150500", "0451-55206499", ""), reading.Contact);
        Assert.Equal(["preamble", "overview", "problems", "other_matters"], reading.Sections.Select(s => s.Name));
        Assert.Equal(
            [
                "proactive_disclosure",
                "requests",
                "information_management",
                "platform",
                "supervision",
                "issues",
                "improvements",
            ],
            reading.Sections.SelectMany(s => s.Sections).Select(s => s.Name)
        );
        Assert.All(reading.Sections.SelectMany(s => s.Sections), s => Assert.NotEmpty(s.Blocks));
        Assert.DoesNotContain("[bookmark", string.Concat(All(reading).Select(s => s.Text)), StringComparison.Ordinal);
        Assert.Contains(reading.Findings, f => f.Code == "text.residue" && f.Actual == "[bookmark: _GoBack]");
        Assert.Equal(6, reading.Findings.Count(f => f.Code == "text.numbering"));
    }

    private static CorpusReport Report(string id) => CorpusReport.All.Single(r => r.Id == id);

    private static DocumentReading Read(CorpusReport report) => Documents.Read(File.ReadAllBytes(report.File), "txt");

    private static string Text(CorpusReport report) =>
        Plain(CharacterNormalizer.ToSimplified(File.ReadAllText(report.File)));

    private static string Plain(string text) => Space().Replace(text, "");

    private static bool Printed(string title, string text) =>
        title.Length > 0 && text.Contains(CharacterNormalizer.ToSimplified(Plain(title)), StringComparison.Ordinal);

    // Where the true title is not what the file prints (a slip of the office's), what was read must be in the file.
    private static string Comparable(string read, string title, string text) =>
        Printed(title, text) || read.Length == 0 ? read
        : text.Contains(CharacterNormalizer.ToSimplified(read), StringComparison.Ordinal) ? ""
        : read;

    private static bool SaysPeriod(string text, int year) =>
        text.Contains($"{year}11日至{year}1231日", StringComparison.Ordinal);

    private static Regex HeadLine(SectionForm form, string numeral) =>
        new($"{numeral}(?:{string.Join('|', form.Aliases.Append(form.Heading))})");

    private static IEnumerable<Section> All(DocumentReading reading) =>
        reading.Sections.SelectMany(s => s.Sections.Prepend(s));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
