using Microsoft.Extensions.Configuration;

namespace Disclosure.ServiceDefaults.Hosting;

/// <summary>A service of the product, which can run in a process of its own.</summary>
/// <param name="Name">Lower-case name: of the service in docker-compose.yml and of its database.</param>
/// <param name="Port">Port it listens on unless DISCLOSURE_PORT is set.</param>
public sealed record ServiceInfo(string Name, int Port)
{
    /// <summary>The setting that holds the service's address, such as <c>DISCLOSURE_FILING_ADDRESS</c>.</summary>
    public string AddressKey => $"DISCLOSURE_{Name.ToUpperInvariant()}_ADDRESS";

    /// <summary>Where callers find the service when no address is set: on this machine.</summary>
    public string DefaultAddress => $"http://127.0.0.1:{Port}";

    /// <summary>The address that the configuration sets; null where it sets none.</summary>
    public string? FindAddress(IConfiguration configuration) =>
        configuration[AddressKey] is { Length: > 0 } address ? address : null;
}
