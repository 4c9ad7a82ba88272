using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Disclosure.ServiceDefaults.Telemetry;

/// <summary>Measures every call and gives it a span. Outermost, so that it sees errors as callers do.</summary>
public sealed class CallTelemetryInterceptor(ServiceTelemetry telemetry) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request,
        ServerCallContext context,
        UnaryServerMethod<TRequest, TResponse> continuation
    ) => MeasureAsync(() => continuation(request, context), context);

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation
    ) => MeasureAsync(() => continuation(requestStream, context), context);

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation
    ) =>
        MeasureAsync(
            async () =>
            {
                await continuation(request, responseStream, context);
                return true;
            },
            context
        );

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation
    ) =>
        MeasureAsync(
            async () =>
            {
                await continuation(requestStream, responseStream, context);
                return true;
            },
            context
        );

    private async Task<T> MeasureAsync<T>(Func<Task<T>> method, ServerCallContext context)
    {
        var call = telemetry.Start(context.Method);
        // Unless something says otherwise, whatever it is.
        var status = StatusCode.Unknown;
        try
        {
            var answer = await method();
            status = context.Status.StatusCode;
            return answer;
        }
        catch (Exception error)
        {
            status = MeasuredCall.StatusOf(error);
            throw;
        }
        finally
        {
            call.End(status);
        }
    }
}
