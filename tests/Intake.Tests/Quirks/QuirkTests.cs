using System.Text;
using Disclosure.Form;
using Disclosure.Intake.Domain.Reports;
using Disclosure.Intake.Tests.Formats;
using Disclosure.Testing;
using Xunit.Abstractions;

namespace Disclosure.Intake.Tests.Quirks;

/// <summary>Complete reports turned mechanically into every quirk, and read back: nearly all is right, nothing is wrong.</summary>
public sealed class QuirkTests(ITestOutputHelper output)
{
    private static readonly (string Name, Wording Wording)[] s_wordings =
    [
        ("official", new()),
        ("no brackets", new(DropBrackets: true)),
        ("mixed numbers", new(MixNumbers: true)),
        ("other quotes", new(OtherQuotes: true)),
        ("traditional", new(Traditional: true)),
        ("letters lost", new(LoseLetters: true)),
        ("all but lost letters", new(true, true, true, true)),
    ];

    public static TheoryData<string, string> Cases(string[] layouts)
    {
        var cases = new TheoryData<string, string>();
        foreach (var layout in layouts)
        {
            foreach (var (name, _) in s_wordings)
            {
                cases.Add(layout, name);
            }
        }

        return cases;
    }

    public static TheoryData<string, string> TextCases => Cases(TextLayouts.All);

    public static TheoryData<string, string> HtmlCases => Cases(HtmlLayouts.All);

    public static TheoryData<string, string> DocxCases => Cases(DocxLayouts.All);

    [Theory, MemberData(nameof(TextCases))]
    public void Text(string layout, string wording) =>
        Check(
            wording,
            1000,
            (report, random) => Documents.Read(Encoding.UTF8.GetBytes(TextLayouts.Write(report, layout, random)), "txt")
        );

    [Theory, MemberData(nameof(TextCases))]
    public void Text_of_the_mainlands_old_character_set(string layout, string wording) =>
        Check(
            wording,
            20,
            (report, random) =>
                Documents.Read(Documents.Gb18030.GetBytes(TextLayouts.Write(report, layout, random)), "txt")
        );

    [Theory]
    [InlineData("official")]
    [InlineData("no brackets")]
    [InlineData("mixed numbers")]
    public void Labels_and_digits_run_together(string wording) =>
        Check(wording, 10, (report, _) => Documents.ReadText(TextLayouts.Glued(report)));

    [Theory, MemberData(nameof(HtmlCases))]
    public void Html(string layout, string wording) =>
        Check(wording, 5000, (report, _) => Documents.ReadHtml(HtmlLayouts.Write(report, layout)));

    [Theory, MemberData(nameof(DocxCases))]
    public void Word(string layout, string wording) =>
        Check(wording, 5000, (report, _) => Documents.Read(DocxLayouts.Write(report, layout), "docx"));

    [Theory]
    [InlineData("official")]
    [InlineData("mixed numbers")]
    [InlineData("letters lost")]
    public void Pdf(string wording) =>
        Check(wording, 5000, (report, _) => Documents.Read(PdfFiles.Write(report), "pdf"));

    [Theory]
    [InlineData("official")]
    [InlineData("traditional")]
    public void Ofd(string wording) =>
        Check(wording, 5000, (report, _) => Documents.Read(OfdFiles.Write(report), "ofd"));

    [Theory]
    [InlineData("official")]
    [InlineData("no brackets")]
    public void Workbook(string wording) =>
        Check(wording, 5000, (report, _) => Documents.Read(Workbooks.Write(report), "xlsx"));

    private void Check(string wording, int most, Func<PrintedReport, Random, DocumentReading> read)
    {
        var words = s_wordings.Single(w => w.Name == wording).Wording;
        var (shown, right) = (0, 0);
        var wrong = new List<string>();
        foreach (var (sheet, seed) in SheetsFor(most).Select((s, i) => (s, i)))
        {
            var report = PrintedReport.Of(sheet, words, new(seed));
            var reading = read(report, new(seed));
            var score = report.Score(reading);
            (shown, right) = (shown + score.Shown, right + score.Right);
            wrong.AddRange(score.Wrong);
            if (score.Missing.Count > 0)
            {
                output.WriteLine($"{sheet.Edition.Id} {seed} missing {string.Join(' ', score.Missing.Take(12))}");
                output.WriteLine(
                    string.Join(
                        '\n',
                        reading
                            .Findings.Where(f => f.Code.StartsWith("intake", StringComparison.Ordinal))
                            .Select(f => f.Message)
                            .Take(5)
                    )
                );
            }

            Assert.Equal(2023, reading.Year);
            Assert.Equal(["overview", "problems", "other_matters"], reading.Sections.Select(s => s.Name));
            Assert.Equal(7, reading.Sections.Sum(s => s.Sections.Count));
        }

        Assert.Equal([], wrong);
        Assert.True(right >= shown * 0.995, $"{right} of {shown}");
    }

    private static IEnumerable<Sheet> SheetsFor(int most) =>
        [
            Sheets.Made(Editions.E2021, new(1), most),
            Sheets.Made(Editions.E2021, new(2), most, useAlternatives: true),
            Sheets.Made(Editions.E2019, new(3), most),
            .. most > 10 ? Sheets.Real() : [],
        ];
}
