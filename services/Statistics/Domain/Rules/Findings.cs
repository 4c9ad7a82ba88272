using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>What a rule could not be held against, and why.</summary>
/// <param name="Count">How many of its equations or cells.</param>
internal sealed record Unassessed(string Code, string Reason, int Count);

/// <summary>What is found while rules run. Nothing is allocated for a sheet that is in order.</summary>
internal struct Findings
{
    private List<Finding>? _findings;
    private Dictionary<(string Code, string Reason), int>? _skipped;

    public readonly IReadOnlyList<Finding> All => _findings ?? (IReadOnlyList<Finding>)[];

    public readonly bool IsEmpty => _findings is null;

    public readonly IReadOnlyList<Unassessed> Unassessed =>
        _skipped is null ? [] : [.. _skipped.Select(s => new Unassessed(s.Key.Code, s.Key.Reason, s.Value))];

    public void Add(Finding finding) => (_findings ??= []).Add(finding);

    /// <summary>Says that equations or cells could not be judged.</summary>
    public void Skip(string code, string reason, int count = 1)
    {
        _skipped ??= [];
        _skipped[(code, reason)] = _skipped.GetValueOrDefault((code, reason)) + count;
    }
}
