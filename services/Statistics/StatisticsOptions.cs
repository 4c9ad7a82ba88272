using System.ComponentModel.DataAnnotations;

namespace Disclosure.Statistics;

/// <summary>Settings of this service; every one is an environment variable.</summary>
internal sealed record StatisticsOptions
{
    /// <summary>
    /// How far a figure may jump before it is asked about, in tenths of a robust standard deviation; less asks sooner.
    /// Unset: as the edition of the form says.
    /// </summary>
    [ConfigurationKeyName("DISCLOSURE_TREND_THRESHOLD"), Range(10, 1000)]
    public int? TrendThreshold { get; init; }
}
