using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Reports;

/// <summary>How the document begins: its title and what can be told from it.</summary>
/// <param name="Title">Without layout; empty where none was found.</param>
/// <param name="Items">How many items the title takes from the start, with what stands above it.</param>
internal sealed record ReportOpening(string Title, int Year, int Items)
{
    // A title stands near the top and takes few lines; above it a page has its own furniture.
    private const int MaxItems = 60;
    private const int MaxLines = 4;
    private const int MaxTitle = 90;

    // The text that may say the year opens the report.
    private const int MaxOpening = 40;

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
            // one that names no office where another follows.
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

    // The shortest run of lines from here that ends as a title does.
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

    // Crumbs and captions above it end like it, and the title that stands behind them is fuller.
    private static bool GoesOn(ExtractedItem[] items, int at) =>
        at + 1 < items.Length
        && items[at + 1] is ExtractedLine next
        && MetadataExtractor.CleanTitle(next.Text) is var words
        && (words is "报告" or "年度报告" or "年报" || MetadataExtractor.IsYear(words));
}
