using System.Text;
using Disclosure.Form;
using Disclosure.Form.References;
using Disclosure.Intake;
using Disclosure.Intake.Domain.Reports;
using Disclosure.Intake.Formats;
using Disclosure.Narrative.Domain.Checks;
using Disclosure.Statistics.Domain.Checks;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Testing;
using Xunit.Abstractions;

namespace Disclosure.Narrative.Tests.Domain.Checks;

/// <summary>
/// Every error and warning on real reports, each judged true or false by a person who read the passage: tests/Conformance/alarms. At
/// most one in ten reports has a false one.
/// </summary>
public sealed class CorpusAlarmTests(ITestOutputHelper output)
{
    private static readonly SheetChecker s_checker = new(Editions.Catalog);

    // What a page does not hold is no statement of the document: most of these are a first page.
    private static readonly string[] s_ofAbsence = ["cells.blank", "text.empty_section", "fees.missing_statement"];

    private static readonly Dictionary<string, bool> s_labels = File.ReadLines(
            Repository.PathOf("tests", "Conformance", "alarms", "corpus.tsv")
        )
        .Where(l => l.Length > 0 && l[0] != '#')
        .Select(l => l.Split('\t'))
        .ToDictionary(p => string.Join('\t', p[..4]), p => bool.Parse(p[4]));

    [CorpusFact]
    public void Nearly_every_alarm_on_a_real_report_is_true()
    {
        var reports = CorpusReport.All.Concat(CorpusReport.Unseen).ToArray();
        var alarms = reports
            .SelectMany(r => Alarms(r).Select(f => (Key: KeyOf(r, f), f.Message)))
            .DistinctBy(a => a.Key)
            .ToArray();
        var unknown = alarms.Where(a => !s_labels.ContainsKey(a.Key)).ToArray();
        foreach (var (key, message) in unknown)
        {
            output.WriteLine($"{key}\t?\t{message}");
        }

        var wrong = alarms.Count(a => s_labels.TryGetValue(a.Key, out var isTrue) && !isTrue);
        output.WriteLine($"{alarms.Length} alarms on {reports.Length} reports, {wrong} of them false");
        Assert.Empty(unknown);
        Assert.True(wrong * 10 <= reports.Length, $"{wrong} false alarms on {reports.Length} reports");
    }

    private static IEnumerable<Finding> Alarms(CorpusReport report)
    {
        var reading = Read(report);
        var draft = new ProseDraft(
            reading.Title,
            reading.Year,
            false,
            reading.Sections,
            reading.Sheet.Edition,
            new ReferenceSheets(reading.Sheet),
            report.AgencyName.Length > 0 ? new([report.AgencyName], [], []) : AgencyDirectory.Unknown
        );
        return ProseChecker
            .Check(draft)
            .Concat(s_checker.CheckCells(reading.Sheet, CheckStage.Import, reading.Year))
            .Where(f => f.Severity != Severity.Note && !s_ofAbsence.Contains(f.Code))
            .Where(f => f.Code != "text.missing_section" || f.Actual.Length > 0);
    }

    private static string KeyOf(CorpusReport report, Finding finding) =>
        string.Join(
            '\t',
            report.Id,
            finding.Code,
            finding.Section.Length > 0 ? finding.Section
                : finding.Cells is [var first, ..] ? first
                : "",
            (finding.Actual.Length > 0 ? finding.Actual : finding.Expected).ReplaceLineEndings(" ")
        );

    private static DocumentReading Read(CorpusReport report)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var format = (ReadableFormat)IntakeModule.Formats.Single(f => f.FileExtensions.Contains(".txt"));
        return format.Read(new(File.ReadAllBytes(report.File), "", Editions.Catalog), CancellationToken.None);
    }
}
