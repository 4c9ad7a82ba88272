using System.Net.Sockets;

namespace Disclosure.Gateway.Clients;

/// <summary>Reaches services of the same machine through a socket file.</summary>
internal static class UnixSocket
{
    public static Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> Dialer(string path) =>
        async (_, cancellation) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        };
}
