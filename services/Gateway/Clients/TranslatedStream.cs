using Grpc.Core;

namespace Disclosure.Gateway.Clients;

/// <summary>A service's answers as they come, and its errors as a caller is told them.</summary>
internal sealed class TranslatedStream<T>(IAsyncStreamReader<T> inner, Func<RpcException, Exception> translate)
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
