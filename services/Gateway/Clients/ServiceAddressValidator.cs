using Disclosure.ServiceDefaults.Hosting;
using Microsoft.Extensions.Options;

namespace Disclosure.Gateway.Clients;

/// <summary>Checks at start that the addresses of the services are addresses; whether somebody answers there shows later.</summary>
internal sealed class ServiceAddressValidator(IConfiguration configuration) : IValidateOptions<GatewayOptions>
{
    /// <summary>One sentence for each address that is none.</summary>
    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        // A service without an address setting is not checked.
        var wrong = ServiceCatalog
            .Backends.Where(s => s.FindAddress(configuration) is { } address && !IsAddress(address))
            .Select(s => $"{s.AddressKey} must be http://host:port, https://host:port or unix:/path/of/socket.")
            .ToArray();
        return wrong.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static bool IsAddress(string address) =>
        address.StartsWith("unix:/", StringComparison.Ordinal)
        || (
            Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            // No path, no query, no user: a part that would be ignored is refused.
            && uri is { Host.Length: > 0, PathAndQuery: "/", UserInfo: "" }
        );
}
