using Grpc.Core;

namespace Disclosure.Gateway.Clients;

/// <summary>Passes a service's messages on and translates its errors for the caller.</summary>
internal sealed class ErrorTranslatingStream<T>(IAsyncStreamReader<T> inner, Func<RpcException, Exception> translate)
    : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

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
