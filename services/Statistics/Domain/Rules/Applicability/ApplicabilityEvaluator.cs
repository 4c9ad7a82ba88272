using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules.Applicability;

/// <summary>Finds figures in cells that an agency of this level and kind cannot have.</summary>
internal sealed class ApplicabilityEvaluator(Edition edition, CellRule rule, ApplicabilityRule applicability)
    : IRuleEvaluator
{
    private readonly int[] _cells = [.. applicability.Cells.SelectMany(edition.Match)];

    public bool NeedsContext => true;

    public void Evaluate(in CheckInput input, in PreparedSheet prepared, ref FindingList findings)
    {
        var agency = input.Agency;
        if (agency.Level == AgencyLevel.Unspecified)
        {
            findings.AddUnassessed(rule.Code, "没有登记机关层级，无法判断");
            return;
        }

        if (applicability.Holders.Any(h => Admits(h, agency)))
        {
            return;
        }

        foreach (var cell in _cells)
        {
            if (input.Sheet[cell].Number != 0)
            {
                findings.Add(Describe(input.Sheet, cell, rule.SeverityAt(input.Stage)));
            }
        }
    }

    private Finding Describe(Sheet sheet, int cell, Severity severity) =>
        new(
            rule.Code,
            severity,
            $"{sheet.Edition.Cells[cell].Title}填的是 {sheet[cell]}，但本机关不能有这项数据（{rule.Statement}）。确认无误的请说明理由，否则改为 0。"
        )
        {
            Cells = [sheet.Edition.Cells[cell].Name],
            Expected = "0",
            Actual = sheet[cell].ToString(),
        };

    // An agency whose kind is not known may be of any kind.
    private static bool Admits(ApplicableAgency holder, AgencyProfile agency) =>
        holder.Level == agency.Level
        && (
            holder.Kind == agency.Kind || AgencyKind.Unspecified == holder.Kind || AgencyKind.Unspecified == agency.Kind
        );
}
