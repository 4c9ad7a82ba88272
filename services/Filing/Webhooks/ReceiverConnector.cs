using System.Net;
using System.Net.Sockets;
using Disclosure.Filing.Domain.Webhooks;

namespace Disclosure.Filing.Webhooks;

/// <summary>
/// Connects to receivers, to the very address that was held against the rules: a name that leads elsewhere the next time is judged by where
/// it leads then.
/// </summary>
internal sealed class ReceiverConnector(ReceiverAddresses addresses)
{
    // Receivers answer with a status; nothing more of them is read.
    // Enough for a handshake's headers.
    private const int MaxHeaderKilobytes = 16;

    /// <summary>A transport without proxy, cookies and redirects, each of which would lead past the rules.</summary>
    /// <remarks>A new connection every two minutes: where a name leads is looked up again.</remarks>
    public SocketsHttpHandler CreateHandler() =>
        new()
        {
            ConnectCallback = ConnectAsync,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        // All addresses of the name: one that is allowed is enough, and only those are connected to.
        var found = await Dns.GetHostAddressesAsync(host, cancellation);
        IPAddress[] allowed = [.. found.Where(a => addresses.IsAllowed(host, a))];
        if (allowed.Length == 0)
        {
            throw new AddressForbiddenException();
        }

        // Connects to the addresses that were judged, not to the name: nothing is looked up in between.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
