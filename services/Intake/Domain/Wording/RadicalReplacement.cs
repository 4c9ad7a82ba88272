using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Domain.Wording;

/// <summary>Replaces radicals by characters in all that a document holds, whatever its format.</summary>
internal static class RadicalReplacement
{
    /// <summary>The document with the characters that are meant.</summary>
    public static ExtractedDocument Apply(ExtractedDocument document) =>
        document with
        {
            Items = Apply(document.Items),
            Flat = Apply(document.Flat),
        };

    private static IReadOnlyList<ExtractedItem> Apply(IReadOnlyList<ExtractedItem> items) =>
        items.Any(HasRadical) ? [.. items.Select(i => HasRadical(i) ? Replace(i) : i)] : items;

    private static bool HasRadical(ExtractedItem item) =>
        item switch
        {
            ExtractedLine line => line.Runs.Any(r => RadicalNormalizer.IsNeeded(r.Text)),
            ExtractedTable table => table.Rows.Any(r => r.Any(c => RadicalNormalizer.IsNeeded(c.Text))),
            _ => false,
        };

    private static ExtractedItem Replace(ExtractedItem item) =>
        item switch
        {
            ExtractedLine line => line with
            {
                Runs = [.. line.Runs.Select(r => r with { Text = RadicalNormalizer.Normalize(r.Text) })],
            },
            ExtractedTable table => table with
            {
                Rows =
                [
                    .. table.Rows.Select(r =>
                        r.Select(c => c with { Text = RadicalNormalizer.Normalize(c.Text) }).ToArray()
                    ),
                ],
            },
            _ => item,
        };
}
