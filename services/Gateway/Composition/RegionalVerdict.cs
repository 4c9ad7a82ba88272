namespace Disclosure.Gateway.Composition;

/// <summary>A verdict as regions demand it: what weighs more there weighs more, and the version of the rules names their packs.</summary>
internal static class RegionalVerdict
{
    /// <summary>The verdict under the joined packs. A severity is raised, never lowered.</summary>
    /// <param name="pack">Null: no region demands anything, and the verdict is the form's.</param>
    public static CheckResult Apply(CheckResult verdict, ReportV1.RulePack? pack)
    {
        if (pack is null)
        {
            return verdict;
        }

        // The joined pack has each code once.
        var raises = pack.Severities.ToDictionary(s => s.Code, StringComparer.Ordinal);
        return verdict with
        {
            // The sort is stable, so findings of one severity stay in the order of the checks.
            Findings = [.. verdict.Findings.Select(Raise).OrderBy(f => f.Severity)],
            RuleSet = string.Concat(
                pack.Sources.Select(s => $"+{s.Name.Split('/')[1]}@{s.Revision}").Prepend(verdict.RuleSet)
            ),
        };

        // The heaviest severity has the smallest number.
        ReportV1.Finding Raise(ReportV1.Finding finding)
        {
            // Not heavier: the form's own severity stays.
            if (!raises.TryGetValue(finding.Code, out var raise) || raise.Severity >= finding.Severity)
            {
                return finding;
            }

            // A copy: findings are shared with the verdict that came in.
            var raised = finding.Clone();
            (raised.Severity, raised.RulePack) = (raise.Severity, raise.Source);
            return raised;
        }
    }
}
