using System.Text;
using Disclosure.ApiErrors;
using Disclosure.Gateway.Requests;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.Access;

/// <summary>Writes errors that no method raised: as gRPC trailers to gRPC callers, as google.rpc.Status JSON to others.</summary>
internal static class StatusWriter
{
    /// <summary>Everything that an error's details may hold.</summary>
    public static TypeRegistry Details { get; } = TypeRegistry.FromFiles(Google.Rpc.ErrorDetailsReflection.Descriptor);

    // Default values are left out, as in the answers of JSON transcoding.
    private static readonly JsonFormatter s_json = new(new(formatDefaultValues: false, Details));

    /// <summary>Writes an error of the gateway.</summary>
    public static Task WriteAsync(HttpContext context, ApiException error) => WriteAsync(context, error.ToStatus());

    /// <summary>Writes an error with its HTTP status and the id of the call.</summary>
    public static Task WriteAsync(HttpContext context, Google.Rpc.Status status)
    {
        status = ErrorRequestInfo.Add(status, context);
        return IsGrpc(context.Request)
            ? WriteTrailersAsync(context.Response, status)
            : WriteJsonAsync(context.Response, status);
    }

    /// <summary>An error as JSON, with the names that fields have there.</summary>
    public static string Format(Google.Rpc.Status status) => s_json.Format(JsonFieldNames.Apply(status));

    /// <summary>Whether a caller expects trailers rather than JSON.</summary>
    public static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) ?? false;

    // A trailers-only answer: gRPC statuses travel as headers where there is no body.
    private static Task WriteTrailersAsync(HttpResponse response, Google.Rpc.Status status)
    {
        // Trailers share a limit with all headers of the answer.
        status = StatusSize.Fit(status);
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = status.Code.ToString();
        // The message is percent-encoded and the details are base64, as gRPC over HTTP/2 asks for.
        response.Headers["grpc-message"] = Uri.EscapeDataString(status.Message);
        response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(status.ToByteArray());
        return response.CompleteAsync();
    }

    // Written at once; the answer is complete with its length.
    // A caller of JSON finds fields by the names that JSON has. With a content length: the error is complete, and the connection can be reused.
    private static async Task WriteJsonAsync(HttpResponse response, Google.Rpc.Status status)
    {
        var body = Encoding.UTF8.GetBytes(Format(status));
        response.StatusCode = HttpStatusCodes.FromStatus(status, response.HttpContext.Request);
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        if (status.GetDetail<Google.Rpc.RetryInfo>() is { } retry)
        {
            // HTTP counts whole seconds; a part of one is rounded up.
            response.Headers.RetryAfter = $"{Math.Ceiling(retry.RetryDelay.ToTimeSpan().TotalSeconds)}";
        }

        await response.Body.WriteAsync(body, response.HttpContext.RequestAborted);
    }
}
