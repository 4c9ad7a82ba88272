namespace Disclosure.Filing.Domain.Workflow;

/// <summary>What a mark is; the numbers are those of the contract.</summary>
internal enum MarkKind
{
    /// <summary>A reason why a finding may stand.</summary>
    Explanation = 1,

    /// <summary>Somebody answers for figures or a passage.</summary>
    Confirmation = 2,
}

/// <summary>
/// An explanation or a confirmation. It lasts through every later check while something has its fingerprint; nothing erases it, a
/// later mark of the same fingerprint takes its place.
/// </summary>
/// <param name="Code">Code of the finding; empty for a confirmation.</param>
/// <param name="Actor">Principal who made it.</param>
/// <param name="ActorDisplay">How people call them; kept here and never in the log.</param>
internal sealed record Mark(
    MarkKind Kind,
    string Fingerprint,
    string Code,
    IReadOnlyList<string> Cells,
    string Section,
    string Reason,
    string Actor,
    string ActorDisplay,
    DateTimeOffset CreateTime
);
