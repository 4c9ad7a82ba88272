namespace Disclosure.Statistics.Domain.Rules;

/// <summary>
/// Evaluates one rule of an edition. It is prepared once for the edition, keeps no state, and serves any number of sheets at the same
/// time. Each kind of rule has one implementation, in a folder of its own.
/// </summary>
internal interface IRuleEvaluator
{
    /// <summary>Whether the rule needs more than the sheet: last year's figures, other sheets, or the agency.</summary>
    bool NeedsContext { get; }

    /// <summary>Adds what the rule finds, and what it cannot assess. Allocates nothing where there is nothing to add.</summary>
    /// <param name="sheet">The same sheet, prepared; valid during the call.</param>
    void Evaluate(in CheckInput input, in PreparedSheet sheet, ref FindingList findings);
}
