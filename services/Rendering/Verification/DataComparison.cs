using Disclosure.Form;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Verification;

/// <summary>Reads the data formats, which say cells by their names and prose as it was given.</summary>
internal static class DataComparison
{
    public static IEnumerable<RoundTripDifference> Compare(
        ReportContent content,
        IReadOnlyDictionary<string, string> cells,
        IReadOnlyList<string> prose
    )
    {
        for (var i = 0; i < content.Sheet.Values.Length; i++)
        {
            var name = content.Sheet.Edition.Cells[i].Name;
            var expected = TextOf(content.Sheet, i);
            var actual = cells.GetValueOrDefault(name, "");
            if (actual != expected)
            {
                yield return new(name, RoundTripDifference.FindTitle(name, content), expected, actual);
            }
        }

        foreach (var difference in RoundTripDifference.CompareProse([.. Prose(content.Sections)], prose))
        {
            yield return difference;
        }
    }

    /// <summary>What says that a figure does not apply.</summary>
    public const string NotApplicable = "不适用";

    private static string TextOf(Sheet sheet, int index) =>
        sheet[index].IsNotApplicable
            ? NotApplicable
            : sheet.Remarks.GetValueOrDefault(sheet.Edition.Cells[index].Name, sheet[index].ToString());

    private static IEnumerable<string> Prose(IEnumerable<Section> sections) =>
        sections.SelectMany(s =>
            s.Blocks.Select(b => ExpectedText.Clean(string.Concat(b.Text.Where(c => c is not ('\n' or '\t')))))
                .Prepend(s.Name)
                .Concat(Prose(s.Sections))
        );
}
