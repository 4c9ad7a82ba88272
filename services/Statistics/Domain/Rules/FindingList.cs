using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>Equations or cells of a rule that could not be assessed, and why.</summary>
/// <param name="Code">Code of the rule.</param>
/// <param name="Reason">In Chinese, for people.</param>
/// <param name="Count">Number of its equations or cells.</param>
internal sealed record UnassessedRule(string Code, string Reason, int Count);

/// <summary>Collects findings while rules run. Allocates nothing until something is added. Pass it by reference.</summary>
/// <remarks>A struct with null fields: a sheet in order, of 200,000, allocates nothing.</remarks>
internal struct FindingList
{
    private List<Finding>? _findings;
    private Dictionary<(string Code, string Reason), int>? _unassessed;

    /// <summary>The findings in the order in which they were added.</summary>
    public readonly IReadOnlyList<Finding> All => _findings ?? (IReadOnlyList<Finding>)[];

    /// <summary>Whether there is no finding; what could not be assessed does not count.</summary>
    public readonly bool IsEmpty => _findings is null;

    /// <summary>What could not be assessed, one entry for each rule and reason.</summary>
    public readonly IReadOnlyList<UnassessedRule> Unassessed =>
        _unassessed is null ? [] : [.. _unassessed.Select(s => new UnassessedRule(s.Key.Code, s.Key.Reason, s.Value))];

    /// <summary>Adds a finding.</summary>
    public void Add(Finding finding) => (_findings ??= []).Add(finding);

    /// <summary>Records that equations or cells of a rule could not be assessed.</summary>
    /// <param name="code">Code of the rule.</param>
    /// <param name="reason">In Chinese, for people.</param>
    public void AddUnassessed(string code, string reason, int count = 1)
    {
        _unassessed ??= [];
        // Counted and not listed: many blanks are one line for a person.
        _unassessed[(code, reason)] = _unassessed.GetValueOrDefault((code, reason)) + count;
    }
}
