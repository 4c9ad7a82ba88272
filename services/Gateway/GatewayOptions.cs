using System.ComponentModel.DataAnnotations;

namespace Disclosure.Gateway;

/// <summary>Settings of the gateway; each is an environment variable.</summary>
public sealed record GatewayOptions
{
    /// <summary>Port of JSON and the web, HTTP/1.1.</summary>
    [ConfigurationKeyName("DISCLOSURE_HTTP_PORT"), Range(0, 65535)]
    public int HttpPort { get; init; } = 8080;

    /// <summary>Port of gRPC, HTTP/2.</summary>
    [ConfigurationKeyName("DISCLOSURE_GRPC_PORT"), Range(0, 65535)]
    public int GrpcPort { get; init; } = 8081;

    /// <summary>Bearer token of the bootstrap administrator; unset: one is generated at start and printed once.</summary>
    [ConfigurationKeyName("DISCLOSURE_TOKEN"), MinLength(8)]
    public string? Token { get; init; }

    /// <summary>Authorities that issue client certificates, PEM; empty: callers are not asked for any.</summary>
    [ConfigurationKeyName("DISCLOSURE_TLS_CLIENT_CA")]
    public string ClientAuthorities { get; init; } = "";

    /// <summary>Longest time of a call in seconds, where its caller sets no shorter deadline.</summary>
    /// <remarks>Streams of answers last up to two hours.</remarks>
    [ConfigurationKeyName("DISCLOSURE_CALL_TIMEOUT"), Range(1, 600)]
    public int CallTimeout { get; init; } = 30;

    /// <summary>
    /// Bytes of large requests that are held in memory at a time, over all callers, of which one takes half at most; each takes about
    /// four times as much until it is answered.
    /// </summary>
    [ConfigurationKeyName("DISCLOSURE_MAX_HELD_BYTES"), Range(1024 * 1024, int.MaxValue)]
    public int MaxHeldBytes { get; init; } = 96 * 1024 * 1024;
}
