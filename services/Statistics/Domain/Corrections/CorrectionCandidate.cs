namespace Disclosure.Statistics.Domain.Corrections;

/// <summary>A correction of a table that leaves fewer equations open.</summary>
/// <param name="Cause">What kind of mistake it would be.</param>
/// <param name="After">The table after the correction.</param>
/// <param name="Subject">What went wrong where, in Chinese.</param>
/// <param name="Cost">How unlikely the mistake is; the lowest cost is suggested first.</param>
internal sealed record CorrectionCandidate(MistakeCause Cause, EquationSystem After, string Subject, double Cost);
