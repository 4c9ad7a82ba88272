using System.Collections.Frozen;
using Google.Rpc;

namespace Disclosure.Gateway.Access;

/// <summary>HTTP statuses of errors: those of google.rpc.Code, except for reasons that HTTP has a status of its own for.</summary>
internal static class HttpStatusCodes
{
    // What is too large or too costly stays so when it is repeated, so none of it is 429.
    private static readonly FrozenDictionary<string, int> s_byReason = new Dictionary<string, int>
    {
        ["BUNDLE_TOO_LARGE"] = StatusCodes.Status422UnprocessableEntity,
        ["DOCUMENT_TOO_LARGE"] = StatusCodes.Status413PayloadTooLarge,
        ["DOCUMENT_TOO_SLOW"] = StatusCodes.Status422UnprocessableEntity,
        ["METHOD_NOT_ALLOWED"] = StatusCodes.Status405MethodNotAllowed,
        ["RANGE_NOT_SATISFIABLE"] = StatusCodes.Status416RangeNotSatisfiable,
        ["REGION_TOO_LARGE"] = StatusCodes.Status422UnprocessableEntity,
        ["TABLE_TOO_LONG"] = StatusCodes.Status422UnprocessableEntity,
        ["TEXT_TOO_LONG"] = StatusCodes.Status422UnprocessableEntity,
        ["TOO_MANY_PAGES"] = StatusCodes.Status422UnprocessableEntity,
        ["UNKNOWN_CONTENT_TYPE"] = StatusCodes.Status415UnsupportedMediaType,
    }.ToFrozenDictionary();

    /// <summary>The HTTP status of an error in answer to a request.</summary>
    public static int FromStatus(Google.Rpc.Status status, Microsoft.AspNetCore.Http.HttpRequest request) =>
        s_byReason.TryGetValue(ReasonOf(status), out var own) ? own
        // A stale etag that came as a header is a failed precondition of HTTP.
        : ReasonOf(status) == "ETAG_MISMATCH" && request.Headers.IfMatch.Count > 0
            ? StatusCodes.Status412PreconditionFailed
        // As google.rpc.Code documents its HTTP mapping.
        : (Code)status.Code switch
        {
            Code.Ok => StatusCodes.Status200OK,
            Code.InvalidArgument or Code.FailedPrecondition or Code.OutOfRange => StatusCodes.Status400BadRequest,
            Code.Unauthenticated => StatusCodes.Status401Unauthorized,
            Code.PermissionDenied => StatusCodes.Status403Forbidden,
            Code.NotFound => StatusCodes.Status404NotFound,
            Code.AlreadyExists or Code.Aborted => StatusCodes.Status409Conflict,
            Code.ResourceExhausted => StatusCodes.Status429TooManyRequests,
            Code.Cancelled => StatusCodes.Status499ClientClosedRequest,
            Code.Unimplemented => StatusCodes.Status501NotImplemented,
            Code.Unavailable => StatusCodes.Status503ServiceUnavailable,
            Code.DeadlineExceeded => StatusCodes.Status504GatewayTimeout,
            _ => StatusCodes.Status500InternalServerError,
        };

    /// <summary>The reason of an error; empty where it carries none.</summary>
    public static string ReasonOf(Google.Rpc.Status status) => status.GetDetail<ErrorInfo>()?.Reason ?? "";
}
