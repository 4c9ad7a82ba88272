using Disclosure.Form;
using Disclosure.Statistics.Domain.Carry;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Regions;
using Disclosure.Statistics.Domain.Repairs;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>A sheet to be judged, with what the rules across years, offices and regions need.</summary>
internal sealed record Case(Sheet Sheet, Stage Stage, int Year)
{
    /// <summary>Last year's figures; null where there are none.</summary>
    public PreviousYear? Previous { get; init; }

    public Office Office { get; init; } = new(AgencyLevel.Unspecified, AgencyKind.Unspecified);

    /// <summary>The same office's sheets of earlier years, in the edition of the sheet.</summary>
    public IReadOnlyList<MappedSheet> History { get; init; } = [];

    /// <summary>The same year's sheets of like offices, in the edition of the sheet.</summary>
    public IReadOnlyList<MappedSheet> Peers { get; init; } = [];

    /// <summary>How far a figure may jump, in tenths of a robust standard deviation; null: as the edition says.</summary>
    public int? TrendThreshold { get; init; }

    /// <summary>The offices that the sheet is collected of; null where it is of one office.</summary>
    public RegionSum? Region { get; init; }
}

/// <summary>What is known of the office that reports.</summary>
internal sealed record Office(AgencyLevel Level, AgencyKind Kind);

/// <summary>What the judge says.</summary>
/// <param name="Suggestions">Likeliest first.</param>
/// <param name="RuleSet">Version of the rules.</param>
internal sealed record Verdict(
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Unassessed> Unassessed,
    IReadOnlyList<Suggestion> Suggestions,
    string RuleSet
);
