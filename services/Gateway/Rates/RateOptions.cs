using System.ComponentModel.DataAnnotations;

namespace Disclosure.Gateway.Rates;

/// <summary>How much of the gateway one caller, one agency and all of them may use; each setting is an environment variable.</summary>
public sealed record RateOptions
{
    /// <summary>Calls a second of one credential; twice as many at once after a pause.</summary>
    [ConfigurationKeyName("DISCLOSURE_RATE_CALLER"), Range(1, 1_000_000)]
    public int Caller { get; init; } = 200;

    /// <summary>Calls a second of all credentials of one agency.</summary>
    [ConfigurationKeyName("DISCLOSURE_RATE_AGENCY"), Range(1, 1_000_000)]
    public int Agency { get; init; } = 1_000;

    /// <summary>Checkpoints of other agencies' logs a second.</summary>
    [ConfigurationKeyName("DISCLOSURE_RATE_WITNESS"), Range(1, 1_000_000)]
    public int Witness { get; init; } = 20;

    /// <summary>Calls that are worked on at a time; as many again may wait.</summary>
    [ConfigurationKeyName("DISCLOSURE_MAX_CALLS"), Range(1, 100_000)]
    public int MaxCalls { get; init; } = 256;

    /// <summary>Streams of events that are open at a time.</summary>
    [ConfigurationKeyName("DISCLOSURE_MAX_STREAMS"), Range(1, 100_000)]
    public int MaxStreams { get; init; } = 1_000;
}
