using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Prose;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>Finds the report in a document that was taken apart: title, year, edition, sections and tables.</summary>
internal static class ReportParser
{
    /// <summary>DOCUMENT_UNREADABLE where no section and no table of the form is found.</summary>
    public static DocumentReading Parse(
        ExtractedDocument document,
        EditionCatalog editions,
        CancellationToken cancellation
    )
    {
        // Which edition the report follows is known only once its title and tables are found.
        OutlineMatcher[] outlines = [.. editions.Editions.Select(OutlineMatcher.For)];
        document = RadicalReplacement.Apply(document);
        document = document with
        {
            Items = PageFurniture.Trim([.. LayoutTables.Unwrap(document.Items, IsSectionHeading)]),
        };
        if (OtherForms.FindRefusal(document) is { } refusal)
        {
            throw DocumentErrors.Unreadable(refusal);
        }

        var opening = ReportOpening.Find(document, IsSectionHeading);
        var edition = EditionDetector.Detect(editions, document, opening.Year);
        var reading = ParseBody(document, edition, opening, cancellation);
        var second = ParseFlatLines();
        var cells = ConfidenceScoring.Score(reading.Sheet, reading.Cells, second);
        return OtherForms.Apply(
            reading with
            {
                Cells = cells,
                Findings = [.. reading.Findings, .. ConfidenceScoring.Findings(edition, reading.Sheet, cells)],
            },
            document,
            opening,
            editions
        );

        bool IsSectionHeading(ExtractedLine line) => Array.Exists(outlines, o => o.MatchSection(line) is not null);

        // What the lines say by themselves, without the rebuilt tables; null where there is nothing to compare.
        Sheet? ParseFlatLines()
        {
            if (document.Flat.Count == 0)
            {
                return null;
            }

            var flat = new ExtractedDocument(document.Flat, IsWrapped: true);
            var body = new ReportBodyParser(flat, edition, ReportOpening.Find(flat, IsSectionHeading).Items);
            body.ParseItems(cancellation);
            return body.ToSheet();
        }
    }

    // A document without any section or table of the form is no report.
    private static DocumentReading ParseBody(
        ExtractedDocument document,
        Edition edition,
        ReportOpening opening,
        CancellationToken cancellation
    )
    {
        var body = new ReportBodyParser(document, edition, opening.Items);
        return body.ParseItems(cancellation) > 0
            ? body.ToReading(opening)
            : throw DocumentErrors.Unreadable("找不到年报的标题和表格，请确认导入的是政府信息公开工作年度报告");
    }
}
