using Disclosure.ApiErrors;
using Disclosure.Gateway.Access;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Polly.CircuitBreaker;

namespace Disclosure.Gateway.Clients;

/// <summary>
/// Intercepts calls to one service behind the gateway: its errors pass unchanged, its absence becomes DEPENDENCY_UNAVAILABLE, and while
/// the circuit is open calls are refused instead of waiting.
/// </summary>
/// <param name="service">The name that errors tell callers, such as "filing".</param>
internal sealed partial class DependencyInterceptor(
    string service,
    DependencyCircuit circuit,
    ILogger<DependencyInterceptor> logger
) : Interceptor
{
    // The call starts inside the breaker: an open circuit costs no connection.
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation
    )
    {
        // gRPC wants headers, status and trailers at once, though the call may never start.
        var calls = new DeferredCall<TResponse>();
        return new(
            GuardAsync(
                () => calls.Start(continuation(request, context)).ResponseAsync,
                context.Options.CancellationToken
            ),
            calls.HeadersAsync(),
            calls.Status,
            calls.Trailers,
            calls.Dispose
        );
    }

    // The stream must be writable at once, so the call starts here and the breaker guards its answer.
    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncClientStreamingCallContinuation<TRequest, TResponse> continuation
    )
    {
        // Isolated only: the breaker's short breaks do not refuse streams.
        RequirePresent();
        var call = continuation(context);
        return new(
            call.RequestStream,
            GuardAsync(() => call.ResponseAsync, context.Options.CancellationToken),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose
        );
    }

    // The circuit breaker counts calls with one answer; a stream of answers has none.
    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation
    )
    {
        RequirePresent();
        var call = continuation(request, context);
        return new(
            // Errors come while messages are read, so the reader is wrapped.
            new ErrorTranslatingStream<TResponse>(call.ResponseStream, TranslateStream),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose
        );
    }

    // A dialogue has no single answer to count either.
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation
    )
    {
        RequirePresent();
        var call = continuation(context);
        return new(
            call.RequestStream,
            new ErrorTranslatingStream<TResponse>(call.ResponseStream, TranslateStream),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose
        );
    }

    // Answers the call unless the circuit is open, and translates its errors.
    private async Task<TResponse> GuardAsync<TResponse>(Func<Task<TResponse>> call, CancellationToken cancellation)
    {
        try
        {
            return await circuit.CallAsync(call, cancellation);
        }
        // Rejected without a call; the caller learns the same as after one.
        // No call was made, so nothing was changed.
        catch (BrokenCircuitException)
        {
            throw ApiError.Unavailable(service);
        }
        catch (RpcException error)
        {
            throw Translate(error);
        }
    }

    // A stream is refused before it starts, since no deadline ends it soon.
    private void RequirePresent()
    {
        if (circuit.IsIsolated)
        {
            throw ApiError.Unavailable(service);
        }
    }

    private Exception TranslateStream(RpcException error)
    {
        // Told to the circuit, which may probe the service.
        circuit.Observe(error);
        return Translate(error);
    }

    // The error that the caller sees. Only errors with a reason pass; anything else could reveal internals.
    private Exception Translate(RpcException error)
    {
        // A service that refuses the gateway's own token is our error and not the caller's.
        if (
            error.StatusCode is not StatusCode.Unauthenticated
            && error.GetRpcStatus() is { } status
            // The service's own error, with its reason and details, goes to the caller unchanged.
            && HttpStatusCodes.ReasonOf(status).Length > 0
        )
        {
            return status.ToRpcException();
        }

        switch (error.StatusCode)
        {
            // The service may have finished; a write is repeated under its request id.
            case StatusCode.DeadlineExceeded:
                return Timeout(service);
            case not StatusCode.Cancelled when ServiceAbsentException.IsAbsence(error):
                return ApiError.Unavailable(service);
            // The caller gave up; nobody reads a translation.
            case StatusCode.Cancelled:
                return error;
            default:
                // INTERNAL, without details.
                // The log has the details, the caller gets none.
                Unexpected(logger, service, error);
                return ApiError.Internal();
        }
    }

    // DEADLINE_EXCEEDED / DEPENDENCY_TIMEOUT with metadata service.
    private static ApiException Timeout(string service) =>
        new(
            ErrorCode.DeadlineExceeded,
            "DEPENDENCY_TIMEOUT",
            $"The {service} service did not answer in time.",
            $"后台服务（{service}）未在时限内答复，请稍后重试。"
        )
        {
            Metadata = new Dictionary<string, string> { ["service"] = service },
        };

    [LoggerMessage(1, LogLevel.Error, "The {Service} service answered with what no caller can act on.")]
    private static partial void Unexpected(ILogger logger, string service, Exception error);
}
