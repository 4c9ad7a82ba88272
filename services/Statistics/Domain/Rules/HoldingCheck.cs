using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>Finds figures in cells that this kind of office cannot have.</summary>
internal static class HoldingCheck
{
    public static void Find(
        Sheet sheet,
        Office office,
        CellRule rule,
        ApplicabilityRule holding,
        Severity severity,
        ref Findings findings
    )
    {
        if (office.Level == AgencyLevel.Unspecified)
        {
            findings.Skip(rule.Code, "没有登记机关层级，无法判断");
            return;
        }

        if (holding.Holders.Any(h => Admits(h, office)))
        {
            return;
        }

        foreach (var cell in holding.Cells.SelectMany(sheet.Edition.Match))
        {
            if (sheet[cell].Number != 0)
            {
                findings.Add(
                    new(
                        rule.Code,
                        severity,
                        $"{sheet.Edition.Cells[cell].Title}填的是 {sheet[cell]}，但本机关不能有这项数据（{rule.Statement}）。确认无误的请说明理由，否则改为 0。"
                    )
                    {
                        Cells = [sheet.Edition.Cells[cell].Name],
                        Expected = "0",
                        Actual = sheet[cell].ToString(),
                    }
                );
            }
        }
    }

    // A kind that is not known may be any.
    private static bool Admits(ApplicableAgency holder, Office office) =>
        holder.Level == office.Level
        && (
            holder.Kind == office.Kind || AgencyKind.Unspecified == holder.Kind || AgencyKind.Unspecified == office.Kind
        );
}
