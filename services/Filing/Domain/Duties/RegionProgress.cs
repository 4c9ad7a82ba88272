using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Duties;

/// <summary>How far a region is with a year.</summary>
/// <param name="Rules">Those of the region itself.</param>
/// <param name="Duties">Of every agency of the region, itself included, by name.</param>
internal sealed record RegionProgress(DutyRules Rules, IReadOnlyList<AgencyDuty> Duties)
{
    /// <summary>Agencies that must report.</summary>
    public IEnumerable<AgencyDuty> Due => Duties.Where(d => d.MustReport);

    /// <summary>Number of agencies that must report and whose report is in a state; null: they have none.</summary>
    public int Count(ReportState? state) => Due.Count(d => d.Member.State == state);

    /// <summary>
    /// The progress of a region's members: for each agency the rules of the nearest region at or above it hold.
    /// </summary>
    /// <param name="own">Rules that hold for the region itself.</param>
    /// <param name="rules">All rules of the year, by agency.</param>
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

            found[member.Name] = own;
            // What holds for the region itself has its own rules, and those above it, in it already.
            var inherited =
                member.Parent is { } parent && byName.TryGetValue(parent, out var above) ? Find(above) : own;
            return found[member.Name] = rules.TryGetValue(member.Name, out var set) ? set.Over(inherited) : inherited;
        }
    }
}
