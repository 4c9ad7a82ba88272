using System.Net;
using System.Net.Sockets;

namespace Disclosure.Testing;

/// <summary>Ports for the servers of tests.</summary>
public static class Ports
{
    // Below those that the system gives to callers, so that no connection can take one between its choice and its use.
    private const int From = 20_000;
    private const int Until = 32_000;

    /// <summary>A port that nobody listens on, drawn at random, since suites run beside one another.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(From, Until);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Another one then.
            }
        }
    }
}
