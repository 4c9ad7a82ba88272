using Disclosure.Form;
using Disclosure.Intake.Domain.Reports;
using Disclosure.Testing;

namespace Disclosure.Intake.Tests.Quirks;

/// <summary>A cell of a printed table.</summary>
internal sealed record PrintedCell(string Text, bool IsValue, int ColSpan, int RowSpan);

/// <summary>A complete report as it is printed, in an office's wording: what the generators lay out.</summary>
internal sealed record PrintedReport(Sheet Sheet, string Title, IReadOnlyList<PrintedPart> Parts)
{
    public static PrintedReport Of(Sheet sheet, Wording wording, Random random)
    {
        var parts = new List<PrintedPart>();
        // Headings are short and are written with care; letters are lost in narrow cells.
        var headings = wording with
        {
            LoseLetters = false,
        };
        foreach (var (form, at) in sheet.Edition.Sections.Where(s => s.Heading.Length > 0).Select((s, i) => (s, i)))
        {
            var heading = headings.Of($"{"一二三四五六七八"[at]}、{form.Heading}", random);
            var table = sheet.Edition.Tables.FirstOrDefault(t => t.Name == form.Table);
            var text = table is not null ? [] : Prose(form, headings, random);
            parts.Add(new(heading, text, table is null ? [] : Rows(table, sheet, wording, random), table?.Name ?? ""));
        }

        return new(sheet, headings.Of("临阳县青禾镇人民政府2023年政府信息公开工作年度报告", random), parts);
    }

    /// <summary>What must be read: the figures of the sheet.</summary>
    public Score Score(DocumentReading reading)
    {
        var cells = Enumerable
            .Range(0, Sheet.Edition.Cells.Count)
            .ToDictionary(i => Sheet.Edition.Cells[i].Name, i => Sheet[i].IsNumber ? Sheet[i].Number : (decimal?)null);
        return Tests.Score.Of(
            new CorpusReport("", "", "", "", 2023, Sheet.Edition.Id, cells, new Dictionary<string, string>()),
            reading
        );
    }

    private static List<string> Prose(SectionForm form, Wording wording, Random random)
    {
        var lines = new List<string>();
        foreach (var (sub, at) in form.Sections.Select((s, i) => (s, i)))
        {
            lines.Add(wording.Of($"（{"一二三四五六七八"[at]}）{sub.Heading}", random));
            lines.Add($"2023年，本机关围绕{sub.Heading}开展工作12次，发布信息345条。");
        }

        if (lines.Count == 0)
        {
            lines.Add("本年度没有收取信息处理费，共答复建议提案3件。");
        }

        return lines;
    }

    private static List<List<PrintedCell>> Rows(FormTable table, Sheet sheet, Wording wording, Random random)
    {
        var rows = new List<List<PrintedCell>>();
        foreach (var row in table.Grid.Rows.Where(r => IsPrinted(r, sheet)))
        {
            rows.Add([
                .. row.Cells.Select(c =>
                    c.Cell.Length > 0
                        ? new PrintedCell(
                            sheet[c.Cell].ToString(),
                            true,
                            Math.Max(1, c.ColSpan),
                            Math.Max(1, c.RowSpan)
                        )
                        : new PrintedCell(
                            wording.Of(c.Text, random),
                            false,
                            Math.Max(1, c.ColSpan),
                            SpanOf(c, row, table, sheet)
                        )
                ),
            ]);
        }

        return rows;
    }

    private static bool IsPrinted(GridRow row, Sheet sheet) =>
        (row.OnlyWith.Length == 0 || sheet.Uses(row.OnlyWith)) && (row.NotWith.Length == 0 || !sheet.Uses(row.NotWith));

    // Rows that are not printed take their places from the cells that cover them.
    private static int SpanOf(GridCell cell, GridRow row, FormTable table, Sheet sheet)
    {
        var at = table.Grid.Rows.ToList().IndexOf(row);
        return Math.Max(1, table.Grid.Rows.Skip(at).Take(Math.Max(1, cell.RowSpan)).Count(r => IsPrinted(r, sheet)));
    }
}

/// <summary>A part: prose, or a table.</summary>
internal sealed record PrintedPart(
    string Heading,
    IReadOnlyList<string> Prose,
    List<List<PrintedCell>> Rows,
    string Table
);
