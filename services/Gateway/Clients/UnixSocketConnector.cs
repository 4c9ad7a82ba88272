using System.Net.Sockets;

namespace Disclosure.Gateway.Clients;

/// <summary>Connects to services on the same machine through a socket file.</summary>
internal static class UnixSocketConnector
{
    /// <param name="path">The socket file.</param>
    /// <summary>A connect callback for the HTTP handler of a channel.</summary>
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
                // The handler disposes of the socket only once it is a stream.
                socket.Dispose();
                throw;
            }
        };
}
