using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.RulePacks;

/// <summary>What a region demands of the reports of a year beyond the form, in one revision, which never changes.</summary>
/// <param name="Year">The year reported on.</param>
/// <param name="Revision">From 1 for a region and year.</param>
/// <param name="Actor">Principal who wrote it.</param>
internal sealed record RulePack(
    AgencyName Agency,
    int Year,
    long Revision,
    RulePackDemands Demands,
    string Actor,
    DateTimeOffset CreateTime
)
{
    /// <summary>Which pack it is, as findings name it.</summary>
    /// <remarks>The revision is part of it: a finding of years ago names the demand as it was then.</remarks>
    public RulePackSource Source => new($"{Agency}/rulePacks/{Year}", Revision);
}

/// <summary>What is demanded. A demand that is absent leaves the matter to the regions above and to the form.</summary>
/// <param name="SectionLimits">Each section at most once, as are sentences, codes and rows.</param>
/// <param name="AgencyDue">Last day for an agency's own report; null: not decided here.</param>
/// <param name="RegionDue">Last day for the report of a region; null: not decided here.</param>
/// <param name="ApprovalLevels">1 to 6; 0: not decided here.</param>
/// <param name="Reason">Why.</param>
internal sealed record RulePackDemands(
    IReadOnlyList<SectionLimit> SectionLimits,
    IReadOnlyList<RequiredFigures> RequiredFigures,
    IReadOnlyList<ClosingSentence> ClosingSentences,
    IReadOnlyList<SeverityRaise> Severities,
    DateOnly? AgencyDue,
    DateOnly? RegionDue,
    int ApprovalLevels,
    string Reason
)
{
    /// <summary>Rows that another agency answers for.</summary>
    public IReadOnlyList<RowOwner> RowOwners { get; init; } = [];
}

/// <summary>A row that another agency answers for.</summary>
/// <param name="Row">table.row</param>
/// <param name="Owner">agencies/{agency}</param>
internal sealed record RowOwner(string Row, string Owner);

/// <summary>A section with its sub-sections may have at most so many characters.</summary>
/// <param name="Section">Name of the section in the edition, such as overview.</param>
internal sealed record SectionLimit(string Section, int MaxCharacters);

/// <summary>Figures that a section must state.</summary>
/// <param name="Cells">table.row.column</param>
internal sealed record RequiredFigures(string Section, IReadOnlyList<string> Cells);

/// <summary>The sentence that a section must end with.</summary>
internal sealed record ClosingSentence(string Section, string Text);

/// <summary>A finding weighs at least so much.</summary>
/// <param name="Severity">ERROR or WARNING: a pack raises and never lowers.</param>
internal sealed record SeverityRaise(string Code, Severity Severity);

/// <summary>A pack in one of its revisions.</summary>
/// <param name="Name">agencies/{agency}/rulePacks/{year}</param>
/// <param name="Revision">From 1.</param>
internal sealed record RulePackSource(string Name, long Revision);
