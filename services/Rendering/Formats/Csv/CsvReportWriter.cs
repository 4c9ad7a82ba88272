using System.Globalization;
using System.Text;
using Disclosure.Form;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Formats.Csv;

/// <summary>
/// One row a cell of the printed tables: its name, its labels, its value (RFC 4180, UTF-8 with the mark that spreadsheets
/// look for). Rows of many reports can be put under one another.
/// </summary>
internal sealed class CsvReportWriter : IReportWriter
{
    // Names of columns are English and stay: programs read them. Lines end with CR LF (RFC 4180, 2).
    private const string Head = "code,table,row,column,unit,value,state,remark,agency,year,edition\r\n";

    public byte[] Write(ReportContent content)
    {
        var (sheet, edition) = (content.Sheet, content.Sheet.Edition);
        // A table's caption is the heading of its section.
        var captions = edition.Sections.Where(s => s.Table.Length > 0).ToDictionary(s => s.Table, s => s.Heading);
        var year = content.Year.ToString(CultureInfo.InvariantCulture);
        // U+FEFF: Excel takes a file without it for the local code page.
        var text = new StringBuilder("\uFEFF", 32 * 1024).Append(Head);
        for (var i = 0; i < edition.Cells.Count; i++)
        {
            var cell = edition.Cells[i];
            // Rows of the alternative that is not in use are not printed and not written.
            if (!SumEquations.IsPrinted(sheet, cell.Name))
            {
                continue;
            }

            Field(text, cell.Name, ',');
            Field(text, captions.GetValueOrDefault(cell.Table.Name, cell.Table.Title), ',');
            Field(text, RowLabel(cell), ',');
            Field(text, cell.Column.Label, ',');
            Field(text, cell.Column.Unit, ',');
            Field(text, sheet[i].ToString(), ',');
            Field(text, State(sheet[i]), ',');
            Field(text, sheet.Remarks.GetValueOrDefault(cell.Name, ""), ',');
            Field(text, content.AgencyName, ',');
            Field(text, year, ',');
            // The edition last: rows of several years may be on different forms.
            Field(text, edition.Id, '\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // With the headings above it: rows of one name stand under several.
    private static string RowLabel(FormCell cell) =>
        string.Join(
            '／',
            new[] { cell.Block.Label }.Concat(cell.Row.Groups).Append(cell.Row.Label).Where(l => l.Length > 0)
        );

    private static string State(CellValue value) =>
        value.IsNumber ? "NUMBER"
        : value.IsNotApplicable ? "NOT_APPLICABLE"
        : "BLANK";

    private static void Field(StringBuilder text, string value, char end)
    {
        // The apostrophe makes a spreadsheet take it for text.
        var safe = IsFormula(value) ? "'" + value : value;
        if (safe.AsSpan().IndexOfAny(",\"\r\n") >= 0)
        {
            text.Append('"').Append(safe.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            text.Append(safe);
        }

        text.Append(end == '\n' ? "\r\n" : end.ToString());
    }

    // What a spreadsheet would run (OWASP, CSV injection); a plain number with a sign is none.
    private static bool IsFormula(string value) =>
        // Full-width forms are among them: some spreadsheets treat them as the ASCII ones.
        value is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..]
        // -5 is a number and stays one.
        && !CellValue.TryParse(value, out _);
}
