using Disclosure.ApiErrors;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>
/// The one place where exceptions become responses. An <see cref="ApiException"/> keeps its reason, an RpcException of another service
/// passes through, a failure that a translator knows is logged in one line, and a call whose caller has gone is CANCELLED. Anything else
/// is logged once with its stack and becomes INTERNAL without details.
/// </summary>
public sealed partial class ApiErrorInterceptor(
    IEnumerable<IExceptionTranslator> translators,
    ILogger<ApiErrorInterceptor> logger
) : CallInterceptor
{
    protected override async Task<T> InvokeAsync<T>(Func<Task<T>> method, ServerCallContext context)
    {
        try
        {
            return await method();
        }
        catch (Exception error) when (error is not RpcException)
        {
            throw ToRpcException(error, context);
        }
    }

    private RpcException ToRpcException(Exception error, ServerCallContext context)
    {
        if (error is ApiException known)
        {
            return known.ToRpcException();
        }

        // Reading from a caller that has hung up is an IOException; nobody reads the answer.
        if (error is OperationCanceledException or IOException && context.CancellationToken.IsCancellationRequested)
        {
            return new(new(Grpc.Core.StatusCode.Cancelled, "The caller gave up."));
        }

        if (translators.Select(t => t.Translate(error)).FirstOrDefault(e => e is not null) is { } translated)
        {
            Failed(logger, context.Method, translated.Reason, error.Message);
            return translated.ToRpcException();
        }

        Unexpected(logger, context.Method, error);
        return ApiError.Internal().ToRpcException();
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} failed unexpectedly.")]
    private static partial void Unexpected(ILogger logger, string method, Exception unexpected);

    [LoggerMessage(2, LogLevel.Error, "{Method} failed with {Reason}: {Cause}")]
    private static partial void Failed(ILogger logger, string method, string reason, string cause);
}
