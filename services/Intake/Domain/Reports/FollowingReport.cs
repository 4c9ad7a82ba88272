using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Prose;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>
/// Another report in the same file, as where an agency keeps the reports of several years in one document.
/// </summary>
internal static class FollowingReport
{
    /// <summary>
    /// The title of the report that begins at an item; null where none does. Its year and a first heading must
    /// follow.
    /// </summary>
    public static string? FindTitle(ExtractedDocument document, int at, OutlineMatcher outline)
    {
        if (document.Items[at] is not ExtractedLine line)
        {
            return null;
        }

        var title = MetadataExtractor.CleanTitle(line.Text);
        return
            MetadataExtractor.IsTitle(title)
            && MetadataExtractor.FindYear(title, "") > 0
            && document
                .Items.Skip(at + 1)
                .OfType<ExtractedLine>()
                .Any(l => outline.MatchSection(l) is { } section && outline.IsFirst(section.Form))
            ? title
            : null;
    }

    /// <summary>The finding for the person who imports.</summary>
    public static Finding ToFinding(string title) =>
        new(
            "intake.second_report",
            Severity.Warning,
            $"文件中还有另一份报告“{title}”，没有读入，请分成单独的文件导入。"
        );
}
