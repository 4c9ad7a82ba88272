using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>The title of a report, and the year that it and the first lines tell.</summary>
/// <param name="Title">Without layout, in simplified characters; empty where none was found.</param>
/// <param name="Year">0 where it is not said.</param>
/// <param name="Items">Number of items up to the end of the title, those above it included.</param>
internal sealed record ReportOpening(string Title, int Year, int Items)
{
    // A title is among the first items and takes few lines; a site prints menus above it.
    private const int MaxItems = 60;
    private const int MaxLines = 4;
    private const int MaxTitle = 90;

    // Lines behind the title that may say the year.
    private const int MaxOpening = 40;

    /// <summary>Looks for a title up to the first section heading.</summary>
    /// <param name="isHeading">Whether a line is a section heading of any edition.</param>
    public static ReportOpening Find(ExtractedDocument source, Func<ExtractedLine, bool> isHeading)
    {
        var items = source.Items.Take(MaxItems).ToArray();
        var (title, taken) = ("", 0);
        for (var start = 0; start < items.Length && MetadataExtractor.FindYear(title, "") == 0; start++)
        {
            if (items[start] is ExtractedLine line && isHeading(line) && !FlattenedTableText.IsContents(line.Text))
            {
                break;
            }

            // One that names its year is the report's own; another may be the name of a column of the site, and so is
            // one that names no agency where another follows.
            var found = FindTitle(items, start);
            if (
                found.Items > 0
                && (
                    title.Length == 0
                    || MetadataExtractor.FindYear(found.Title, "") > 0
                    || MetadataExtractor.FindAgency(title, "").Length == 0
                )
            )
            {
                (title, taken) = found;
            }
        }

        var opening = string.Join(
            '。',
            source.Items.Skip(taken).OfType<ExtractedLine>().Take(MaxOpening).Select(l => l.Text)
        );
        // What a mirror turned into traditional characters is the same office's title.
        return new(CharacterNormalizer.ToSimplified(title), MetadataExtractor.FindYear(title, opening), taken);
    }

    // The shortest run of lines from here that reads as a title; empty where none does.
    private static (string Title, int Items) FindTitle(ExtractedItem[] items, int start)
    {
        var text = "";
        for (var i = start; i < Math.Min(items.Length, start + MaxLines) && items[i] is ExtractedLine line; i++)
        {
            text += MetadataExtractor.CleanTitle(EditorResidue.Text(line));
            if (
                text.Length > MaxTitle
                || text.AsSpan().IndexOfAny('。', '|', '>') >= 0
                || HeadingNumeral.Parse(line.Text).Kind == HeadingNumeralKind.Plain
            )
            {
                return ("", 0);
            }

            if (MetadataExtractor.IsTitle(text) && !GoesOn(items, i))
            {
                return (text, i + 1);
            }
        }

        return ("", 0);
    }

    // Breadcrumbs and captions above a title end like it; the longer text is the title.
    private static bool GoesOn(ExtractedItem[] items, int at) =>
        at + 1 < items.Length
        && items[at + 1] is ExtractedLine next
        && MetadataExtractor.CleanTitle(next.Text) is var words
        && (words is "报告" or "年度报告" or "年报" || MetadataExtractor.IsYear(words));
}
