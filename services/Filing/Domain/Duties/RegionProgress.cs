using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Duties;

/// <summary>How far a region is with a year.</summary>
/// <param name="Rules">Those of the region itself.</param>
/// <param name="Duties">Of every agency of the region, itself included, by name.</param>
/// <remarks>Vertical systems of others are not among the duties: they report up their own line.</remarks>
internal sealed record RegionProgress(DutyRules Rules, IReadOnlyList<AgencyDuty> Duties)
{
    /// <summary>Agencies that must report.</summary>
    public IEnumerable<AgencyDuty> Due => Duties.Where(d => d.MustReport);

    /// <summary>Number of agencies that must report and whose report is in a state; null: they have none.</summary>
    /// <param name="state">Null counts the agencies that have not opened a report.</param>
    public int Count(ReportState? state) => Due.Count(d => d.Member.State == state);

    /// <summary>
    /// The progress of a region's members: for each agency the rules of the nearest region at or above it hold.
    /// </summary>
    /// <param name="year">The year reported on.</param>
    /// <param name="members">Agencies of the region, each once, with the parents that they had at the end of the year.</param>
    /// <param name="own">Rules that hold for the region itself.</param>
    /// <param name="rules">All rules of the year, by agency.</param>
    /// <param name="now">Decides who is late.</param>
    public static RegionProgress Create(
        int year,
        IReadOnlyList<RegionMember> members,
        DutyRules own,
        IReadOnlyDictionary<AgencyName, DutyRules> rules,
        DateTimeOffset now
    )
    {
        // As nearly always: nobody in the nation has rules of their own for the year.
        if (rules.Count == 0)
        {
            return new(own, [.. members.Select(m => AgencyDuty.Create(m, own, year, now))]);
        }

        var byName = members.ToDictionary(m => m.Name);
        var found = new Dictionary<AgencyName, DutyRules>();
        return new(own, [.. members.Select(m => AgencyDuty.Create(m, Find(m), year, now))]);

        // Each agency is resolved once; a circle of parents ends at the region's own rules.
        DutyRules Find(RegionMember member)
        {
            if (found.TryGetValue(member.Name, out var known))
            {
                return known;
            }

            // Set before the parent is asked: a circle of parents comes back here and finds an answer.
            found[member.Name] = own;
            // What holds for the region itself has its own rules, and those above it, in it already.
            var inherited =
                member.Parent is { } parent && byName.TryGetValue(parent, out var above) ? Find(above) : own;
            // A member without rules of its own hands down what it inherits.
            return found[member.Name] = rules.TryGetValue(member.Name, out var set) ? set.Over(inherited) : inherited;
        }
    }
}
