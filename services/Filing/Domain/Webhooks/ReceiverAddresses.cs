using System.Net;
using System.Net.Sockets;

namespace Disclosure.Filing.Domain.Webhooks;

/// <summary>
/// To which addresses events may go: to those of the public internet, and to those that the operator lists. Whoever makes a webhook could
/// otherwise let this server talk to services inside its network.
/// </summary>
/// <param name="networks">Listed networks.</param>
/// <param name="hosts">Listed host names, in lower case.</param>
internal sealed class ReceiverAddresses(IReadOnlyList<IPNetwork> networks, IReadOnlyList<string> hosts)
{
    // Not global by the special-purpose registries of IANA, and multicast.
    // Of IPv4: RFC 6890 and the registry that it founded.
    private static readonly IPNetwork[] s_special =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    // Global unicast; all else of IPv6 is loopback, link-local, unique-local, multicast or not assigned.
    private static readonly IPNetwork s_global = IPNetwork.Parse("2000::/3");

    // Inside of it: addresses that lead to IPv4 (6to4, Teredo), documentation and benchmarks.
    private static readonly IPNetwork[] s_special6 =
    [
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(n => IPNetwork.Parse(n)),
    ];

    /// <summary>Whether the operator lists the receiver, so that it may be inside the network and need no TLS.</summary>
    /// <remarks>By name or by address: a listed name may lead to any address.</remarks>
    public bool IsListed(Uri url) =>
        hosts.Contains(url.IdnHost, StringComparer.OrdinalIgnoreCase)
        || (IPAddress.TryParse(url.IdnHost, out var address) && IsListed(address));

    /// <summary>Whether a connection to an address may be made for a host.</summary>
    /// <param name="host">As the address of the webhook has it.</param>
    /// <param name="address">To which the name leads now.</param>
    /// <remarks>Asked for each connection and not when the webhook is made: names can be led elsewhere later (DNS rebinding).</remarks>
    public bool IsAllowed(string host, IPAddress address) =>
        hosts.Contains(host, StringComparer.OrdinalIgnoreCase) || IsListed(address) || IsPublic(Unmap(address));

    private bool IsListed(IPAddress address) => networks.Any(n => n.Contains(Unmap(address)));

    // ::ffff:10.0.0.1 is 10.0.0.1.
    private static IPAddress Unmap(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static bool IsPublic(IPAddress address) =>
        // IPv4 is a list of what is not public, IPv6 a range of what is: most of IPv6 is not assigned.
        address.AddressFamily == AddressFamily.InterNetwork
            ? !s_special.Any(n => n.Contains(address))
            : s_global.Contains(address) && !s_special6.Any(n => n.Contains(address));
}
