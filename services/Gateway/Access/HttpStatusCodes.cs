using Google.Rpc;

namespace Disclosure.Gateway.Access;

/// <summary>HTTP statuses of errors: those of google.rpc.Code, except that a body which is too large is 413.</summary>
internal static class HttpStatusCodes
{
    /// <summary>The HTTP status of an error.</summary>
    public static int FromStatus(Google.Rpc.Status status) =>
        ReasonOf(status) == "DOCUMENT_TOO_LARGE"
            ? StatusCodes.Status413PayloadTooLarge
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
