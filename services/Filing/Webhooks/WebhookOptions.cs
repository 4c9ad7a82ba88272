using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Disclosure.Filing.Webhooks;

/// <summary>How events are sent to other systems; every setting is an environment variable.</summary>
internal sealed record WebhookOptions : IValidatableObject
{
    /// <summary>Receivers inside the network: host names, addresses and networks (10.1.0.0/16), with commas. http is for them alone.</summary>
    [ConfigurationKeyName("DISCLOSURE_WEBHOOK_ALLOW")]
    public string Allow { get; init; } = "";

    /// <summary>Host name by which receivers know this installation: the origin of the handshake and the source of events.</summary>
    [ConfigurationKeyName("DISCLOSURE_WEBHOOK_ORIGIN")]
    public string Origin { get; init; } = "localhost";

    /// <summary>File of the key that signing secrets are derived from; empty: <c>webhook.key</c> in the data folder, generated where missing.</summary>
    [ConfigurationKeyName("DISCLOSURE_WEBHOOK_KEY")]
    public string Key { get; init; } = "";

    /// <summary>The networks of <see cref="Allow"/>; an address is a network of one.</summary>
    public IReadOnlyList<IPNetwork> Networks => [.. Entries.Select(FindNetwork).OfType<IPNetwork>()];

    /// <summary>The host names of <see cref="Allow"/>, in lower case.</summary>
    public IReadOnlyList<string> Hosts =>
        [.. Entries.Where(e => FindNetwork(e) is null).Select(e => e.ToLowerInvariant())];

    private string[] Entries =>
        Allow.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Uri.CheckHostName(Origin) == UriHostNameType.Unknown)
        {
            yield return new("DISCLOSURE_WEBHOOK_ORIGIN must be a host name.");
        }

        foreach (var host in Hosts.Where(h => Uri.CheckHostName(h) != UriHostNameType.Dns))
        {
            yield return new($"DISCLOSURE_WEBHOOK_ALLOW: {host} is neither a host name nor an address nor a network.");
        }
    }

    // Networks before addresses before names, as an entry says of itself what it is.
    private static IPNetwork? FindNetwork(string entry) =>
        IPNetwork.TryParse(entry, out var network) ? network
        : IPAddress.TryParse(entry, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : null;
}
