using System.ComponentModel.DataAnnotations;

namespace Disclosure.PublicSite;

/// <summary>Settings of the public pages; each is an environment variable.</summary>
public sealed record PublicSiteOptions
{
    /// <summary>Reads a second, over all readers; twice as many at once after a pause.</summary>
    [ConfigurationKeyName("DISCLOSURE_PUBLIC_RATE"), Range(1, 1_000_000)]
    public int Rate { get; init; } = 5_000;
}
