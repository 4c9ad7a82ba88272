using Disclosure.Intake.Domain.Reports;
using Disclosure.Testing;

namespace Disclosure.Intake.Tests;

/// <summary>
/// Made-up documents, each with one kind of thing that a format hides, wraps or marks (../shared/cases). What is not
/// named here must read as the clean report that they were made from.
/// </summary>
public sealed class CaseTests
{
    private static readonly string? s_folder =
        Repository.Corpus is { } corpus && Directory.Exists(Path.Combine(corpus, "..", "cases"))
            ? Path.Combine(corpus, "..", "cases")
            : null;

    // What must be said of a file, beside reading it.
    private static readonly Dictionary<string, string> s_said = new()
    {
        ["cells-superscript.docx"] = "intake.note_mark_dropped",
        ["docx-paramark-del.docx"] = "intake.tracked_changes",
        ["docx-row-hidden.docx"] = "intake.hidden_left_out",
        ["docx-ruby.docx"] = "intake.phonetic_left_out",
        ["docx-ruby-title.docx"] = "intake.phonetic_left_out",
        ["html-row2-nospace.html"] = "intake.hidden_left_out",
        ["html-ruby1.html"] = "intake.phonetic_left_out",
        ["html-ruby-title.html"] = "intake.phonetic_left_out",
        ["html-sup-cell.html"] = "intake.note_mark_dropped",
        ["pdf-wm.pdf"] = "intake.watermark_left_out",
        ["pdf-watermark-30.pdf"] = "intake.watermark_left_out",
        ["xlsx-hidden-dup-row.xlsx"] = "intake.hidden_left_out",
    };

    // Files that cannot be read whole; what is lost must be said.
    private static readonly string[] s_partial =
    [
        "docx-altchunk.docx",
        "docx-altchunk-prose.docx",
        "xlsx-bool.xlsx",
        "xlsx-formula-nocache.xlsx",
    ];

    public static TheoryData<string> Files { get; } =
    [
        .. Directory
            .GetFiles(s_folder ?? AppContext.BaseDirectory)
            .Select(f => Path.GetFileName(f))
            .Where(f => s_folder is not null && Path.GetExtension(f) != ".md" && !s_partial.Contains(f))
            .Order(StringComparer.Ordinal)
            .DefaultIfEmpty("none"),
    ];

    [CorpusTheory, MemberData(nameof(Files))]
    public void A_file_reads_as_the_clean_report_and_what_is_left_out_is_said(string file)
    {
        var (clean, reading) = (Read("base.docx"), Read(file));
        Assert.Equal((clean.Title, clean.AgencyName, clean.Year), (reading.Title, reading.AgencyName, reading.Year));
        Assert.Equal(Figures(clean), Figures(reading));
        Assert.Equal(Prose(clean), Prose(reading));
        Assert.Equal(
            s_said.TryGetValue(file, out var code) ? [code] : [],
            reading.Findings.Select(f => f.Code).ToArray()
        );
    }

    [CorpusTheory]
    [InlineData("docx-altchunk.docx")]
    [InlineData("docx-altchunk-prose.docx")]
    public void An_embedded_document_is_said_not_to_be_read(string file) =>
        Assert.Contains(Read(file).Findings, f => f.Code == "intake.embedded_left_out");

    [CorpusFact]
    public void A_truth_value_is_no_figure()
    {
        var sheet = Read("xlsx-bool.xlsx").Sheet;
        Assert.True(sheet["requests.received.total"].IsBlank);
        Assert.Equal("TRUE", sheet.Remarks["requests.received.total"]);
        Assert.Equal("25", sheet["requests.received.natural_person"].ToString());
    }

    [CorpusFact]
    public void Formulas_that_were_never_calculated_are_said()
    {
        var reading = Read("xlsx-formula-nocache.xlsx");
        Assert.All(Figures(reading), f => Assert.Equal("", f));
        Assert.Contains(reading.Findings, f => f.Code == "intake.formula_without_result");
    }

    private static DocumentReading Read(string file) =>
        Documents.Read(File.ReadAllBytes(Path.Combine(s_folder!, file)), Path.GetExtension(file)[1..]);

    private static string[] Figures(DocumentReading reading) =>
        [.. reading.Sheet.Values.ToArray().Select(v => v.ToString())];

    private static string[] Prose(DocumentReading reading) =>
        [.. reading.Sections.SelectMany(s => s.Sections.Prepend(s)).Select(s => $"{s.Name}: {s.Text}")];
}
