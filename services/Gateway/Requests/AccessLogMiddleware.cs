using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Code = Google.Rpc.Code;

namespace Disclosure.Gateway.Requests;

/// <summary>One line a call: method, path, status, time, id, trace. No values of a query, no bodies, no tokens.</summary>
internal sealed partial class AccessLogMiddleware(
    RequestDelegate next,
    TimeProvider clock,
    ILogger<AccessLogMiddleware> logger
)
{
    // Characters. A path may be as long as Kestrel lets it; a line of the log may not.
    private const int MaxPath = 200;

    private const string GrpcStatus = "grpc-status";

    public async Task InvokeAsync(HttpContext context)
    {
        var began = clock.GetTimestamp();
        // Later middleware changes the method of HEAD.
        var method = context.Request.Method;
        var path = PathOf(context.Request);
        var completed = false;
        try
        {
            await next(context);
            completed = true;
        }
        finally
        {
            var elapsed = (long)clock.GetElapsedTime(began).TotalMilliseconds;
            Called(
                logger,
                method,
                path,
                completed ? StatusOf(context.Response) : "broken",
                elapsed,
                context.TraceIdentifier,
                Activity.Current?.TraceId.ToHexString() ?? ""
            );
        }
    }

    // Escaped as it was sent, so that nobody writes lines of his own; a gRPC path is the method's name.
    private static string PathOf(HttpRequest request)
    {
        var path = request.Path.ToUriComponent();
        return path.Length <= MaxPath ? path : path[..MaxPath] + "…";
    }

    // The status of gRPC is in the trailers, or in the headers where there was no answer.
    private static string StatusOf(HttpResponse response)
    {
        var trailers = response.HttpContext.Features.Get<IHttpResponseTrailersFeature>();
        var grpc = trailers?.Trailers[GrpcStatus].ToString() is { Length: > 0 } sent
            ? sent
            : response.Headers[GrpcStatus].ToString();
        return int.TryParse(grpc, CultureInfo.InvariantCulture, out var code)
            ? $"{(Code)code}"
            : response.StatusCode.ToString(CultureInfo.InvariantCulture);
    }

    [LoggerMessage(1, LogLevel.Information, "{Method} {Path} {Status} {Milliseconds} ms {RequestId} {TraceId}")]
    private static partial void Called(
        ILogger logger,
        string method,
        string path,
        string status,
        long milliseconds,
        string requestId,
        string traceId
    );
}
