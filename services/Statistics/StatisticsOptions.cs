using System.ComponentModel.DataAnnotations;

namespace Disclosure.Statistics;

/// <summary>Settings of the service; each is an environment variable.</summary>
internal sealed record StatisticsOptions
{
    /// <summary>
    /// How far a figure may jump before it is questioned, in tenths of a robust standard deviation; a smaller value questions more.
    /// Unset: the edition decides.
    /// </summary>
    [ConfigurationKeyName("DISCLOSURE_TREND_THRESHOLD"), Range(10, 1000)]
    public int? TrendThreshold { get; init; }
}
