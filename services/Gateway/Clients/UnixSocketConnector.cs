using System.Net.Sockets;

namespace Disclosure.Gateway.Clients;

/// <summary>Connects to services on the same machine through a socket file.</summary>
internal static class UnixSocketConnector
{
    /// <param name="path">The socket file.</param>
    public static Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> Create(string path) =>
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
