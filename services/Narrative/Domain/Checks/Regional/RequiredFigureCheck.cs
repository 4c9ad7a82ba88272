using Disclosure.Claims;
using Disclosure.Claims.Comparison;
using Disclosure.Form;
using Disclosure.Form.References;

namespace Disclosure.Narrative.Domain.Checks.Regional;

/// <summary>
/// text.unstated_figure: a section does not state a figure that its region demands. A figure is stated by a number that speaks of its
/// cell, right or wrong, or by a reference to it.
/// </summary>
internal sealed class RequiredFigureCheck : ITextCheck
{
    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        if (draft.Regional.Figures.Count == 0)
        {
            yield break;
        }

        var claims = draft.FindClaims().ToArray();
        foreach (var figures in draft.Regional.Figures)
        {
            if (draft.Find(figures.Section) is not { } section)
            {
                continue;
            }

            var stated = FindStated(section, claims);
            foreach (var cell in figures.Cells.Where(c => !stated.Contains(c)))
            {
                yield return new(
                    "text.unstated_figure",
                    Severity.Warning,
                    $"“{draft.HeadingOf(section)}”没有写明{TitleOf(cell, draft.Sheets)}（本地区规定必须写明），请补写，没有的写 0 件。"
                )
                {
                    Cells = [cell],
                    Section = section.Name,
                    Expected = cell,
                    RulePack = figures.Source,
                };
            }
        }
    }

    // Cells of which the section or one of its parts speaks, as a sum of one cell.
    private static HashSet<string> FindStated(Section section, IReadOnlyList<LineClaims> claims)
    {
        var names = section.Sections.Prepend(section).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var stated = claims
            .Where(c => names.Contains(c.Line.Section))
            .SelectMany(c => c.Claims)
            .SelectMany(c => c.Subject.Readings)
            // Right or wrong figures alike: whether they agree is for claims.mismatch.
            .Select(sum => sum.ToString())
            .ToHashSet(StringComparer.Ordinal);
        stated.UnionWith(
            section
                .Sections.Prepend(section)
                .SelectMany(s => ReferenceText.Find(s.Text))
                .Select(f => f.Reference)
                .OfType<CellReference>()
                .Select(r => r.First.ToString())
        );
        return stated;
    }

    private static string TitleOf(string cell, ReferenceSheets? sheets) =>
        sheets is null ? cell : $"“{CellTitles.Format(new CellSum([new CellTerm(cell)]), sheets)}”";
}
