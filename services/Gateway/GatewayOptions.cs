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

    /// <summary>Longest time of a call in seconds, where its caller sets no shorter deadline.</summary>
    [ConfigurationKeyName("DISCLOSURE_CALL_TIMEOUT"), Range(1, 600)]
    public int CallTimeout { get; init; } = 30;

    /// <summary>Address of Filing: a URL, or unix: and a socket file. The same holds of the others.</summary>
    [ConfigurationKeyName("DISCLOSURE_FILING_ADDRESS"), Required]
    public string FilingAddress { get; init; } = "http://127.0.0.1:8082";

    [ConfigurationKeyName("DISCLOSURE_NARRATIVE_ADDRESS"), Required]
    public string NarrativeAddress { get; init; } = "http://127.0.0.1:8083";

    [ConfigurationKeyName("DISCLOSURE_STATISTICS_ADDRESS"), Required]
    public string StatisticsAddress { get; init; } = "http://127.0.0.1:8084";

    [ConfigurationKeyName("DISCLOSURE_RENDERING_ADDRESS"), Required]
    public string RenderingAddress { get; init; } = "http://127.0.0.1:8085";

    [ConfigurationKeyName("DISCLOSURE_INTAKE_ADDRESS"), Required]
    public string IntakeAddress { get; init; } = "http://127.0.0.1:8086";

    /// <summary>Every service behind the gateway, by name.</summary>
    public IReadOnlyList<(string Name, string Address)> Services =>
        [
            ("filing", FilingAddress),
            ("narrative", NarrativeAddress),
            ("statistics", StatisticsAddress),
            ("rendering", RenderingAddress),
            ("intake", IntakeAddress),
        ];
}
