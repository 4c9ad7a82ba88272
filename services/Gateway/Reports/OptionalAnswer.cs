using Grpc.Core;

namespace Disclosure.Gateway.Reports;

/// <summary>Answers that may be missing.</summary>
internal static class OptionalAnswer
{
    /// <summary>The answer, or null where the service has nothing of that name.</summary>
    public static async Task<T?> OrNullAsync<T>(this AsyncUnaryCall<T> call)
        where T : class
    {
        try
        {
            return await call;
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}
