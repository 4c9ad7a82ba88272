// Translated where it is read: the call itself has been answered already.
using Grpc.Core;

namespace Disclosure.Gateway.Clients;

/// <summary>Passes a service's messages on and translates its errors for the caller.</summary>
internal sealed class ErrorTranslatingStream<T>(IAsyncStreamReader<T> inner, Func<RpcException, Exception> translate)
    : IAsyncStreamReader<T>
{
    /// <summary>The last message read.</summary>
    public T Current => inner.Current;

    /// <summary>Reads the next message; false at the end of the stream.</summary>
    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        try
        {
            return await inner.MoveNext(cancellationToken);
        }
        catch (RpcException error)
        {
            throw translate(error);
        }
    }
}
