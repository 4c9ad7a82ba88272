using Disclosure.ApiErrors;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Layout.Flow;

/// <summary>Bounds of what is set into pages. All prose within <see cref="Form.ProseLimits"/> stays below them.</summary>
internal static class LayoutLimits
{
    /// <summary>Characters of all prose, headings and tables.</summary>
    public const int MaxCharacters = 400_000;

    /// <summary>Rows of all tables together.</summary>
    public const int MaxRows = 5_000;

    /// <summary>Pages of one document.</summary>
    public const int MaxPages = 2_000;

    /// <summary>INVALID_ARGUMENT / TEXT_TOO_LONG or TABLE_TOO_LONG.</summary>
    public static void Require(ReportDocument document)
    {
        var (characters, rows) = (document.Title.Length, 0);
        // Two levels of parts are all that a report has.
        foreach (var part in document.Parts.SelectMany(p => p.Parts.Prepend(p)))
        {
            characters += part.Heading.Length + part.Items.Sum(Characters);
            rows += part.Items.OfType<DocumentTable>().Sum(t => t.Rows.Count);
        }

        if (characters > MaxCharacters)
        {
            throw Exceeded(
                "TEXT_TOO_LONG",
                "characters",
                MaxCharacters,
                $"全文不能超过 {MaxCharacters} 字，现有 {characters} 字"
            );
        }

        if (rows > MaxRows)
        {
            throw Exceeded(
                "TABLE_TOO_LONG",
                "rows of tables",
                MaxRows,
                $"表格合计不能超过 {MaxRows} 行，现有 {rows} 行"
            );
        }
    }

    /// <summary>INVALID_ARGUMENT / TOO_MANY_PAGES.</summary>
    public static ApiException TooManyPages() =>
        Exceeded("TOO_MANY_PAGES", "pages", MaxPages, $"版式文件不能超过 {MaxPages} 页");

    /// <summary>INVALID_ARGUMENT / ROW_TOO_TALL: a label beside several rows cannot be parted, so these must fit on a page.</summary>
    public static ApiException RowTooTall(string caption, int row) =>
        ApiError.InvalidField(
            "sections",
            "ROW_TOO_TALL",
            $"row {row} of a table does not fit on a page",
            $"表格“{caption}”第 {row} 行的文字一页放不下，请缩短或拆成几行"
        );

    private static int Characters(DocumentItem item) =>
        item switch
        {
            DocumentParagraph line => line.Runs.Sum(r => r.Text.Length),
            DocumentList list => list.Items.Sum(Characters),
            DocumentTable table => table.Caption.Length + table.Rows.Sum(r => r.Cells.Sum(c => c.Text.Length)),
            DocumentFigure figure => figure.Caption.Length,
            _ => 0,
        };

    private static ApiException Exceeded(string reason, string what, int limit, string localized) =>
        ApiError.InvalidField("sections", reason, $"at most {limit} {what}", localized);
}
