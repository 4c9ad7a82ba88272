using Disclosure.ApiErrors;
using Disclosure.Gateway.Access;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Polly;
using Polly.CircuitBreaker;

namespace Disclosure.Gateway.Clients;

/// <summary>
/// Intercepts calls to one service behind the gateway: its errors pass unchanged, its absence becomes DEPENDENCY_UNAVAILABLE,
/// and after repeated failures a circuit breaker rejects calls for a moment instead of waiting.
/// </summary>
internal sealed partial class DependencyInterceptor : Interceptor
{
    private readonly string _service;
    private readonly ILogger<DependencyInterceptor> _logger;
    private readonly ResiliencePipeline _breaker;

    public DependencyInterceptor(string service, TimeProvider clock, ILogger<DependencyInterceptor> logger)
    {
        (_service, _logger) = (service, logger);
        // Opens for a second when nine of ten calls within five seconds, and at least 20, find the service away.
        _breaker = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(
                new()
                {
                    ShouldHandle = new PredicateBuilder().Handle<RpcException>(e =>
                        e.StatusCode is StatusCode.Unavailable
                    ),
                    FailureRatio = 0.9,
                    MinimumThroughput = 20,
                    SamplingDuration = TimeSpan.FromSeconds(5),
                    BreakDuration = TimeSpan.FromSeconds(1),
                }
            )
            .Build();
    }

    // The call starts inside the breaker: an open circuit costs no connection.
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation
    )
    {
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
        var call = continuation(request, context);
        return new(
            new ErrorTranslatingStream<TResponse>(call.ResponseStream, Translate),
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
        var call = continuation(context);
        return new(
            call.RequestStream,
            new ErrorTranslatingStream<TResponse>(call.ResponseStream, Translate),
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
            return await _breaker.ExecuteAsync(async _ => await call(), cancellation);
        }
        catch (BrokenCircuitException)
        {
            throw ApiError.Unavailable(_service);
        }
        catch (RpcException error)
        {
            throw Translate(error);
        }
    }

    // The error that the caller sees. Only errors with a reason pass; anything else could reveal internals.
    private Exception Translate(RpcException error)
    {
        // A service that refuses the gateway's own token is our error and not the caller's.
        if (
            error.StatusCode is not StatusCode.Unauthenticated
            && error.GetRpcStatus() is { } status
            && HttpStatusCodes.ReasonOf(status).Length > 0
        )
        {
            return status.ToRpcException();
        }

        switch (error.StatusCode)
        {
            case StatusCode.Unavailable:
                return ApiError.Unavailable(_service);
            case StatusCode.DeadlineExceeded:
                return Timeout(_service);
            // The caller gave up; nobody reads a translation.
            case StatusCode.Cancelled:
                return error;
            default:
                Unexpected(_logger, _service, error);
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
