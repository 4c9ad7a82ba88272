using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.RulePacks;

/// <summary>A demand with the pack that makes it.</summary>
internal sealed record Demand<T>(T Value, RulePackSource Source);

/// <summary>The packs of a region and of those above it, joined as they hold for the region's agencies.</summary>
/// <param name="Agency">For whose reports they were joined.</param>
/// <param name="Sources">The packs it was joined from, nearest first; empty: nothing is demanded.</param>
/// <param name="AgencyDue">Last day for an agency's own report; null: no pack decides it.</param>
/// <param name="RegionDue">Last day for the report of a region; null: no pack decides it.</param>
/// <param name="ApprovalLevels">1 or more.</param>
internal sealed record EffectiveRulePack(
    AgencyName Agency,
    int Year,
    IReadOnlyList<RulePackSource> Sources,
    IReadOnlyList<Demand<SectionLimit>> SectionLimits,
    IReadOnlyList<Demand<RequiredFigures>> RequiredFigures,
    IReadOnlyList<Demand<ClosingSentence>> ClosingSentences,
    IReadOnlyList<Demand<SeverityRaise>> Severities,
    DateOnly? AgencyDue,
    DateOnly? RegionDue,
    int ApprovalLevels
)
{
    /// <summary>Rows that another agency answers for, each row once.</summary>
    public IReadOnlyList<Demand<RowOwner>> RowOwners { get; init; } = [];

    /// <summary>
    /// Joins packs: a region adds to what is demanded above it and never loosens it. Of limits, severities and levels of approval the
    /// strictest holds, whoever demands it; figures add up; closing sentences, owners of rows and dates are those of the nearest.
    /// </summary>
    /// <param name="packs">Newest revisions, nearest first.</param>
    public static EffectiveRulePack Join(AgencyName agency, int year, IReadOnlyList<RulePack> packs) =>
        new(
            agency,
            year,
            [.. packs.Select(p => p.Source)],
            // Ties go to the nearest: MinBy keeps the first of equals, and packs come nearest first.
            [
                .. List(packs, p => p.SectionLimits)
                    .GroupBy(d => d.Value.Section, StringComparer.Ordinal)
                    .Select(g => g.MinBy(d => d.Value.MaxCharacters)!),
            ],
            List(packs, p => p.RequiredFigures),
            [.. List(packs, p => p.ClosingSentences).DistinctBy(d => d.Value.Section, StringComparer.Ordinal)],
            [
                .. List(packs, p => p.Severities)
                    .GroupBy(d => d.Value.Code, StringComparer.Ordinal)
                    // The heaviest has the smallest number.
                    .Select(g => g.MinBy(d => d.Value.Severity)!),
            ],
            // Dates are not compared: a region nearer by may set an earlier day or a later one.
            packs.Select(p => p.Demands.AgencyDue).FirstOrDefault(due => due is not null),
            packs.Select(p => p.Demands.RegionDue).FirstOrDefault(due => due is not null),
            // Without any pack one level approves.
            packs.Select(p => p.Demands.ApprovalLevels).Append(1).Max()
        )
        {
            RowOwners = [.. List(packs, p => p.RowOwners).DistinctBy(d => d.Value.Row, StringComparer.Ordinal)],
        };

    // In the order of the packs, each demand with the one that makes it, so that people are told whom to ask.
    private static Demand<T>[] List<T>(
        IReadOnlyList<RulePack> packs,
        Func<RulePackDemands, IReadOnlyList<T>> demands
    ) => [.. packs.SelectMany(p => demands(p.Demands).Select(d => new Demand<T>(d, p.Source)))];
}
