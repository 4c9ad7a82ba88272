using Disclosure.ApiErrors;
using Disclosure.Form;

namespace Disclosure.Filing.Domain.RulePacks;

/// <summary>What a pack may demand: only what the form of its year has, and never less than the form.</summary>
internal sealed class RulePackRules(EditionCatalog editions)
{
    private const int MaxCharacters = 100_000;
    private const int MaxLevels = 6;
    private const int MaxReason = 1_000;

    /// <summary>Every violation: YEAR_WITHOUT_EDITION, SECTION_UNKNOWN, CELL_UNKNOWN, CODE_UNKNOWN, NAMED_TWICE, LIMIT_RANGE, and others.</summary>
    /// <param name="year">The year whose edition of the form is held against it.</param>
    public IReadOnlyList<FieldViolation> Check(RulePackDemands demands, int year)
    {
        var found = new List<FieldViolation>();
        // Without the form nothing else can be judged.
        if (editions.ForYear(year) is not { } edition)
        {
            return
            [
                new("name", "YEAR_WITHOUT_EDITION", "no edition of the form covers the year", $"没有{year}年的表样"),
            ];
        }

        foreach (var (i, limit) in demands.SectionLimits.Index())
        {
            RequireSection($"section_limits[{i}].section", limit.Section);
            Require(
                limit.MaxCharacters is >= 1 and <= MaxCharacters,
                $"section_limits[{i}].max_characters",
                "LIMIT_RANGE",
                $"must be 1 to {MaxCharacters}",
                $"字数上限应为 1 至 {MaxCharacters}"
            );
        }

        foreach (var (i, figures) in demands.RequiredFigures.Index())
        {
            RequireSection($"required_figures[{i}].section", figures.Section);
            foreach (var (j, cell) in figures.Cells.Index())
            {
                Require(
                    edition.IndexOf(cell) >= 0,
                    $"required_figures[{i}].cells[{j}]",
                    "CELL_UNKNOWN",
                    $"edition {edition.Id} has no such cell",
                    $"{edition.Id}版表样没有单元格“{cell}”"
                );
            }
        }

        foreach (var (i, closing) in demands.ClosingSentences.Index())
        {
            RequireSection($"closing_sentences[{i}].section", closing.Section);
        }

        foreach (var (i, owner) in demands.RowOwners.Index())
        {
            Require(
                // A row exists where a cell of it does.
                edition.Cells.Any(c => c.Name.StartsWith($"{owner.Row}.", StringComparison.Ordinal)),
                $"row_owners[{i}].row",
                "ROW_UNKNOWN",
                $"edition {edition.Id} has no such row",
                $"{edition.Id}版表样没有“{owner.Row}”这一行"
            );
        }

        RequireOnce("row_owners", demands.RowOwners.Select(o => o.Row));
        RequireOnce("section_limits", demands.SectionLimits.Select(l => l.Section));
        RequireOnce("closing_sentences", demands.ClosingSentences.Select(c => c.Section));
        RequireOnce("severities", demands.Severities.Select(s => s.Code));
        foreach (var (i, raise) in demands.Severities.Index())
        {
            // A code is known to the catalog of findings, or is that of a rule of the edition.
            Require(
                FindingCatalog.Contains(raise.Code) || edition.Rules.Any(r => r.Code == raise.Code),
                $"severities[{i}].code",
                "CODE_UNKNOWN",
                $"must be one of {string.Join(", ", FindingCatalog.ListAlike(raise.Code))}",
                $"没有“{raise.Code}”这种检查，可用的有：{string.Join("、", FindingCatalog.ListAlike(raise.Code))}"
            );
            // A pack never lowers, and NOTE is the least there is.
            Require(
                raise.Severity is Severity.Error or Severity.Warning,
                $"severities[{i}].severity",
                "SEVERITY_NOT_RAISED",
                "must be ERROR or WARNING: a pack never lowers what the form says",
                "只能提高为“错误”或“提示”，不能降低表样规定的程度"
            );
        }

        Require(
            demands.ApprovalLevels is >= 0 and <= MaxLevels,
            "approval_levels",
            "LEVELS_RANGE",
            $"must be 0 to {MaxLevels}",
            $"审定层级应为 1 至 {MaxLevels}"
        );
        RequireDue("agency_due_date", demands.AgencyDue);
        RequireDue("region_due_date", demands.RegionDue);
        Require(
            demands.Reason.Trim().Length is >= 2 and <= MaxReason,
            "reason",
            "REASON_LENGTH",
            $"must have 2 to {MaxReason} characters",
            $"请写明依据，2 至 {MaxReason} 个字"
        );
        return found;

        void RequireSection(string field, string section) =>
            Require(
                edition.Outline.Find(section) is not null,
                field,
                "SECTION_UNKNOWN",
                $"edition {edition.Id} has no such section",
                $"{edition.Id}版表样没有“{section}”这一部分"
            );

        // A report on a year is due in the year after.
        void RequireDue(string field, DateOnly? due) =>
            Require(
                due is null || due.Value.Year == year + 1,
                field,
                "DATE_RANGE",
                $"must be a day of {year + 1}",
                $"报送{year}年年报的期限应在{year + 1}年内"
            );

        void RequireOnce(string field, IEnumerable<string> names)
        {
            foreach (var name in names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1))
            {
                Require(
                    false,
                    field,
                    "NAMED_TWICE",
                    $"{name.Key} is named twice",
                    $"“{name.Key}”写了两次，请合并为一条"
                );
            }
        }

        // The paths are those of the message, which holds the demands under rule_pack.
        void Require(bool holds, string field, string reason, string message, string localized)
        {
            if (!holds)
            {
                found.Add(new($"rule_pack.{field}", reason, message, localized));
            }
        }
    }
}
