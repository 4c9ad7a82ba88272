using System.ComponentModel.DataAnnotations;

namespace Disclosure.Narrative;

/// <summary>Settings of the service; every one is an environment variable.</summary>
public sealed record NarrativeOptions
{
    /// <summary>Share of a text that may be found in another before it counts as copied.</summary>
    /// <remarks>0.5 is what one city deducts points for; an installation may be stricter.</remarks>
    [ConfigurationKeyName("DISCLOSURE_COPIED_THRESHOLD"), Range(0.05, 1.0)]
    public double CopiedThreshold { get; init; } = 0.5;
}
