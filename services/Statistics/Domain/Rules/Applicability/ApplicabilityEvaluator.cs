using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules.Applicability;

/// <summary>Finds figures in cells that an agency of this level and kind cannot have.</summary>
/// <remarks>规章 are those of 国务院部门, provinces and 设区的市 or 自治州, which is why the rule asks for level and kind.</remarks>
internal sealed class ApplicabilityEvaluator(Edition edition, CellRule rule, ApplicabilityRule applicability)
    : IRuleEvaluator
{
    private readonly int[] _cells = [.. applicability.Cells.SelectMany(edition.Match)];

    public bool NeedsContext => true;

    public void Evaluate(in CheckInput input, in PreparedSheet prepared, ref FindingList findings)
    {
        var agency = input.Agency;
        // Without a level any agency might be one that can: nothing is found, and the check says that it could not tell.
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
            // A blank is 0 here: what is blank is found by another rule.
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
