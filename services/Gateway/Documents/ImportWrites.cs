using Disclosure.Gateway.Composition;

namespace Disclosure.Gateway.Documents;

/// <summary>The writes that an import consists of.</summary>
/// <param name="NarrativeName">agencies/{agency}/reports/{report}/narrative</param>
/// <param name="StatisticsName">agencies/{agency}/reports/{report}/statistics</param>
/// <param name="Prose">Null where the document has none and the report's own stays.</param>
/// <param name="Figures">Null where the document has none and the report's own stay.</param>
internal sealed record ImportWrites(
    string NarrativeName,
    string StatisticsName,
    NarrativeV1.ReplaceNarrativeRequest? Prose,
    StatisticsV1.ReplaceStatisticsRequest? Figures
)
{
    /// <summary>
    /// The writes of a document. To merge, a part that it lacks is not written, and of a part that it has only what it says; to replace,
    /// both parts are written whole.
    /// </summary>
    public static ImportWrites Create(
        FilingV1.Report report,
        PublicV1.ImportReportRequest request,
        IntakeV1.Reading read
    )
    {
        // Unspecified merges: it keeps what a document does not speak of.
        var isMerged = request.Mode != PublicV1.ImportMode.Replace;
        var (narrative, statistics) = ($"{report.Name}/narrative", $"{report.Name}/statistics");
        return new(
            narrative,
            statistics,
            isMerged && !HasProse(read) ? null : CreateProse(narrative, report.Fence, isMerged, request, read),
            isMerged && !HasFigures(read.Sheet)
                ? null
                : CreateFigures(statistics, report.Fence, isMerged, request, read)
        );
    }

    // Pictures go with the prose that shows them, into one transaction.
    private static NarrativeV1.ReplaceNarrativeRequest CreateProse(
        string name,
        long fence,
        bool isMerged,
        PublicV1.ImportReportRequest request,
        IntakeV1.Reading read
    ) =>
        new()
        {
            Name = name,
            Etag = request.NarrativeEtag,
            RequestId = RequestIds.Derive(request.RequestId, "narrative"),
            Sections = { read.Sections },
            Pictures = { read.Pictures },
            Fence = fence,
            // Sections that the document lacks stay.
            KeepOthers = isMerged,
            // A document of tables alone that replaces the report says that there is no prose.
            // Tells Narrative that an empty text is meant.
            Erase = read.Sections.Count == 0,
        };

    private static StatisticsV1.ReplaceStatisticsRequest CreateFigures(
        string name,
        long fence,
        bool isMerged,
        PublicV1.ImportReportRequest request,
        IntakeV1.Reading read
    ) =>
        new()
        {
            Name = name,
            Etag = request.StatisticsEtag,
            RequestId = RequestIds.Derive(request.RequestId, "statistics"),
            Sheet = read.Sheet,
            Fence = fence,
            KeepBlankTables = isMerged,
        };

    private static bool HasProse(IntakeV1.Reading read) =>
        read.Sections.SelectMany(s => s.Sections.Prepend(s)).Any(s => s.Blocks.Count > 0 || s.Text.Length > 0);

    // A mark of 0 is a blank cell; a remark was printed in the place of a number.
    private static bool HasFigures(ReportV1.Sheet sheet) =>
        sheet.Remarks.Count > 0 || sheet.Marks.Span.ContainsAnyExcept((byte)0);
}
