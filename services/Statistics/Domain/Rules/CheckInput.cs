using Disclosure.Form;
using Disclosure.Statistics.Domain.Regions;
using Disclosure.Statistics.Domain.Years;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>A sheet to check, with what the rules across years, agencies and regions need. A value type, so that it costs no allocation.</summary>
/// <param name="Stage">Decides how heavily a rule weighs.</param>
/// <param name="Year">Year that the report is on; 0 where it is not known.</param>
internal readonly record struct CheckInput(Sheet Sheet, CheckStage Stage, int Year)
{
    /// <summary>Last year's figures; null where there are none.</summary>
    /// <remarks>Null leaves carry-over rules unassessed, and says so.</remarks>
    public PreviousYear? Previous { get; init; }

    /// <summary>The agency that reports.</summary>
    public AgencyProfile Agency { get; init; }

    /// <summary>The same agency's sheets of earlier years, in the edition of the sheet.</summary>
    public IReadOnlyList<MappedSheet> History { get; init; } = [];

    /// <summary>The same year's sheets of similar agencies, in the edition of the sheet.</summary>
    public IReadOnlyList<MappedSheet> Peers { get; init; } = [];

    /// <summary>How far a figure may jump, in tenths of a robust standard deviation; null: as the edition says.</summary>
    public int? TrendThreshold { get; init; }

    /// <summary>The sum of the agencies that a region's sheet collects; null for the sheet of one agency.</summary>
    public RegionTotal? Region { get; init; }
}

/// <summary>What is known of the agency that reports; each part is Unspecified where it is not known.</summary>
internal readonly record struct AgencyProfile(AgencyLevel Level, AgencyKind Kind);
