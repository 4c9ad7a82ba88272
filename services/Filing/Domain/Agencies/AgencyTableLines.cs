using Disclosure.ApiErrors;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>What was read of a table of agencies: its faults are known together with those of the tree that it would make.</summary>
/// <param name="Rows">Lines without faults of their own, each agency once, with their numbers from 2.</param>
/// <param name="Violations">Faults of single lines.</param>
/// <param name="Faulty">Agencies of lines that have faults of their own: others may name them as their parent.</param>
internal sealed record AgencyTableLines(
    IReadOnlyList<(int Line, Agency Agency)> Rows,
    IReadOnlyList<FieldViolation> Violations,
    IReadOnlySet<AgencyName> Faulty
);
