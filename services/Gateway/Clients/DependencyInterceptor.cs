using Disclosure.ApiErrors;
using Disclosure.Gateway.Access;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Polly;
using Polly.CircuitBreaker;

namespace Disclosure.Gateway.Clients;

/// <summary>
/// Calls to one service behind the gateway: its faults pass as it gave them, its absence becomes DEPENDENCY_UNAVAILABLE,
/// and after a row of failures it is left alone for a moment instead of being waited for.
/// </summary>
internal sealed partial class DependencyInterceptor : Interceptor
{
    private readonly string _service;
    private readonly ILogger<DependencyInterceptor> _logger;
    private readonly ResiliencePipeline _breaker;

    public DependencyInterceptor(string service, TimeProvider clock, ILogger<DependencyInterceptor> logger)
    {
        (_service, _logger) = (service, logger);
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

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation
    )
    {
        var calls = new CallHolder<TResponse>();
        return new(
            AnswerAsync(() => calls.Start(continuation(request, context)), context.Options.CancellationToken),
            calls.HeadersAsync(),
            calls.Status,
            calls.Trailers,
            calls.Dispose
        );
    }

    // A stream is not waited for as a whole, so the breaker does not count it.
    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation
    )
    {
        var call = continuation(request, context);
        return new(
            new TranslatedStream<TResponse>(call.ResponseStream, Translate),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose
        );
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncDuplexStreamingCallContinuation<TRequest, TResponse> continuation
    )
    {
        var call = continuation(context);
        return new(
            call.RequestStream,
            new TranslatedStream<TResponse>(call.ResponseStream, Translate),
            call.ResponseHeadersAsync,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose
        );
    }

    private async Task<TResponse> AnswerAsync<TResponse>(
        Func<AsyncUnaryCall<TResponse>> call,
        CancellationToken cancellation
    )
    {
        try
        {
            return await _breaker.ExecuteAsync(async _ => await call().ResponseAsync, cancellation);
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

    private Exception Translate(RpcException error)
    {
        // A service that refuses the gateway itself is our fault and not the caller's.
        if (
            error.StatusCode is not StatusCode.Unauthenticated
            && error.GetRpcStatus() is { } status
            && HttpStatus.ReasonOf(status).Length > 0
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
            case StatusCode.Cancelled:
                return error;
            default:
                Unexpected(_logger, _service, error);
                return ApiError.Internal();
        }
    }

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
