using Disclosure.Rendering.Composition;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Verification;

/// <summary>Where a document does not say what it should.</summary>
/// <param name="Place">table.row.column, or prose[n].</param>
/// <param name="Title">The same for people.</param>
/// <param name="Expected">At most 80 characters.</param>
/// <param name="Actual">At most 80 characters.</param>
internal sealed record RoundTripDifference(string Place, string Title, string Expected, string Actual)
{
    private const int MaxShown = 80;

    /// <summary>Cells read, against those printed.</summary>
    public static IEnumerable<RoundTripDifference> CompareCells(
        ReportContent content,
        IReadOnlyDictionary<string, string> read
    )
    {
        var printed = DocumentComposer
            .Compose(content)
            .Parts.SelectMany(p => p.Items)
            .OfType<DocumentTable>()
            .SelectMany(t => t.Rows)
            .SelectMany(r => r.Cells)
            .Where(c => c.Role == CellRole.Value);
        foreach (var cell in printed)
        {
            var actual = read.GetValueOrDefault(cell.Cell);
            if (actual != cell.Text)
            {
                yield return new(
                    cell.Cell,
                    FindTitle(cell.Cell, content),
                    Shown(cell.Text),
                    Shown(actual ?? "（缺失）")
                );
            }
        }
    }

    /// <summary>Lines of prose read, against those printed.</summary>
    public static IEnumerable<RoundTripDifference> CompareProse(
        IReadOnlyList<string> expected,
        IReadOnlyList<string> read
    )
    {
        for (var i = 0; i < Math.Max(expected.Count, read.Count); i++)
        {
            var (wanted, actual) = (i < expected.Count ? expected[i] : "", i < read.Count ? read[i] : "");
            if (wanted != actual)
            {
                // What follows a missing line is shifted by it: one place is told.
                yield return new($"prose[{i}]", $"正文第 {i + 1} 段", Around(wanted, actual), Around(actual, wanted));
                yield break;
            }
        }
    }

    public static string FindTitle(string cell, ReportContent content) =>
        content.Sheet.Edition.IndexOf(cell) is >= 0 and var index ? content.Sheet.Edition.Cells[index].Title : cell;

    // From a little before the first character that differs.
    private static string Around(string text, string other)
    {
        var same = text.AsSpan().CommonPrefixLength(other);
        return Shown(same > MaxShown / 2 ? text[(same - (MaxShown / 4))..] : text);
    }

    private static string Shown(string text) => text.Length <= MaxShown ? text : text[..MaxShown] + "…";
}
