using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks.Regional;

/// <summary>What regions demand of the prose beyond the form, each with the pack that demands it.</summary>
internal sealed record RegionalDemands(
    IReadOnlyList<SectionLimit> Limits,
    IReadOnlyList<RequiredFigures> Figures,
    IReadOnlyList<ClosingSentence> ClosingSentences
)
{
    /// <summary>Nothing.</summary>
    public static RegionalDemands None { get; } = new([], [], []);
}

/// <summary>A section with its sub-sections may have at most so many characters.</summary>
internal sealed record SectionLimit(string Section, int MaxCharacters, RulePackReference? Source);

/// <summary>Cells that a section must state.</summary>
internal sealed record RequiredFigures(string Section, IReadOnlyList<string> Cells, RulePackReference? Source);

/// <summary>The sentence that a section must end with.</summary>
internal sealed record ClosingSentence(string Section, string Text, RulePackReference? Source);
