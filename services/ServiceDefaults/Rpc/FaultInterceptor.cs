using Disclosure.ServiceDefaults.Faults;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;

namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>
/// The one place where an exception becomes an answer. A fault leaves with its reason; a status that another service gave
/// passes as it is; a call that its caller gave up ends as such; anything else is logged once and leaves as INTERNAL with
/// nothing inside.
/// </summary>
/// <param name="domain">Domain of the errors, such as <c>narrative.disclosure</c>.</param>
public sealed partial class FaultInterceptor(string domain, ILogger<FaultInterceptor> logger) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    ) => AnswerAsync(() => continuation(request, context), context);

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    ) =>
        AnswerAsync(
            async () =>
            {
                await continuation(request, responseStream, context);
                return true;
            },
            context
        );

    private async Task<T> AnswerAsync<T>(Func<Task<T>> method, ServerCallContext context)
    {
        try
        {
            return await method();
        }
        catch (FaultException fault)
        {
            throw fault.ToRpcException(domain);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw new RpcException(new(Grpc.Core.StatusCode.Cancelled, "The caller gave up."));
        }
        catch (Exception unexpected) when (unexpected is not RpcException)
        {
            Unexpected(logger, context.Method, unexpected);
            throw Fault.Internal().ToRpcException(domain);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} failed unexpectedly.")]
    private static partial void Unexpected(ILogger logger, string method, Exception unexpected);
}
