using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>
/// Documents that are no annual report, which are refused, and reports that no edition of the form covers, which are
/// read as text alone.
/// </summary>
internal static partial class OtherForms
{
    // The lines that say what a document is.
    private const int MaxOpening = 10;
    private const int MaxTitle = 70;

    // So many figures in the form's own tables say more than a year or a title.
    private const int MinFigures = 20;

    /// <summary>Why a document is no annual report, in Chinese without a full stop; null where it may be one.</summary>
    public static string? FindRefusal(ExtractedDocument document)
    {
        foreach (var line in document.Items.Take(MaxOpening).OfType<ExtractedLine>())
        {
            var text = CharacterNormalizer.ToSimplified(MetadataExtractor.CleanTitle(line.Text));
            if ((text.Length <= MaxTitle && Explanation().IsMatch(text)) || Explains().IsMatch(text))
            {
                return "文件是对年报的解读或说明，不是年报本身，请导入年报原文";
            }

            if (text.Length <= MaxTitle && Partial().IsMatch(text))
            {
                return $"“{text}”不是按年度编制的政府信息公开工作年度报告，请导入年度报告";
            }
        }

        return null;
    }

    /// <summary>The reading as text alone, where no edition covers the report; the reading itself otherwise.</summary>
    public static DocumentReading Apply(
        DocumentReading reading,
        ExtractedDocument document,
        ReportOpening opening,
        EditionCatalog editions
    )
    {
        var reason =
            reading.Cells.Count >= MinFigures ? null
            : School().IsMatch(opening.Title + Head(document, opening))
                ? "这是学校按学年编制的信息公开年度报告，不适用政府信息公开工作年度报告的表样"
            : opening.Year > 0 && !editions.Editions.Any(e => e.Covers(opening.Year))
                ? $"系统没有适用于 {opening.Year} 年度报告的表样"
            : null;
        return reason is null
            ? reading
            : reading with
            {
                Sections = [new(reading.Sheet.Edition.Preamble, "", Paragraphs(document, opening), [])],
                Sheet = new(reading.Sheet.Edition, new CellValue[reading.Sheet.Edition.Cells.Count]),
                Cells = [],
                SectionLines = [],
                Pictures = [],
                Findings =
                [
                    .. document.Notes,
                    new(
                        "form.edition",
                        Severity.Warning,
                        $"{reason}：全文只作为文字读入，没有读取数字，也没有按表样检查。"
                    ),
                ],
            };
    }

    private static string Head(ExtractedDocument document, ReportOpening opening) =>
        string.Concat(document.Items.Skip(opening.Items).Take(2).OfType<ExtractedLine>().Select(l => l.Text));

    // Line by line, rows of tables as lines.
    private static Block[] Paragraphs(ExtractedDocument document, ReportOpening opening) =>
        [
            .. document
                .Items.Skip(opening.Items)
                .SelectMany(i =>
                    i switch
                    {
                        ExtractedLine line => [EditorResidue.Text(line)],
                        ExtractedTable table => table.Rows.Select(r => string.Join(' ', r.Select(c => c.Text))),
                        _ => Enumerable.Empty<string>(),
                    }
                )
                .Select(t => string.Concat(t.Select(c => char.IsControl(c) ? ' ' : c)).Trim())
                .Where(t => t.Length > 0)
                .Select(t => new Paragraph(t)),
        ];

    // …年度报告解读, 一图读懂…
    [GeneratedRegex(
        @"(?:报告|年报)》?的?(?:政策|文字|图文)?(?:解读|图解|图说|编制说明|起草说明)|^(?:一图读懂|一图看懂|图解|图说|(?:政策|文字|图文)?解读[:：|丨])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Explanation();

    [GeneratedRegex(
        @"(?:现|特)(?:就|对|将)[^。]{0,30}(?:年报|年度报告|报告)[^。]{0,12}解读|解读如下",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Explains();

    // 2022年上半年政府信息公开数据统计, 第三季度…
    [GeneratedRegex(
        @"(?:上半年|下半年|半年度|第?[一二三四1-4]季度|[0-9一二三四五六七八九十]{1,3}月份?|[0-9]{1,2}[-—至][0-9]{1,2}月)[^。]{0,20}(?:信息公开|政务公开)[^。]{0,12}(?:统计|数据|情况|报告|总结|报表)(?:表)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Partial();

    [GeneratedRegex(@"20[0-9]{2}\s*[-—–至~～]+\s*(?:20)?[0-9]{2}\s*学年", RegexOptions.CultureInvariant)]
    private static partial Regex School();
}
