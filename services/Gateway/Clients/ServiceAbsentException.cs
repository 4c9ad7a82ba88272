using System.Security.Authentication;
using Disclosure.Gateway.Access;
using Grpc.Core;

namespace Disclosure.Gateway.Clients;

/// <summary>A call that no service answered: nobody listens, the connection broke, or the time ran out.</summary>
/// <param name="error">As the client saw it.</param>
internal sealed class ServiceAbsentException(RpcException error) : Exception(error.Message, error)
{
    // RFC 9113, 7: PROTOCOL_ERROR.
    private const long Http2ProtocolError = 1;

    /// <summary>As the client saw it.</summary>
    public RpcException Error { get; } = error;

    /// <summary>Whether an error is one of these. A refusal with a reason is an answer, and so is one with headers above the client's limit.</summary>
    public static bool IsAbsence(RpcException error) =>
        (
            error.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded
            || IsConnectionLost(error.Status.DebugException)
        )
        && !HasLargeHeaders(error.Status.DebugException)
        && !(error.GetRpcStatus() is { } status && HttpStatusCodes.ReasonOf(status).Length > 0);

    // The client gave the connection up: the peer left a ping unanswered, sent what is no HTTP/2, or showed the certificate of another.
    // gRPC calls that INTERNAL.
    private static bool IsConnectionLost(Exception? cause) =>
        cause is not null
        && (
            cause is HttpProtocolException { ErrorCode: Http2ProtocolError } or AuthenticationException
            // Walks through the inner exceptions: the cause lies some levels deep.
            || IsConnectionLost(cause.InnerException)
        );

    // HTTP/1.1 says so by its error; HTTP/2 by the decoder's own exception, which is not public.
    private static bool HasLargeHeaders(Exception? cause) =>
        cause is not null
        && (
            cause is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }
            || cause.GetType().FullName is "System.Net.Http.HPack.HPackDecodingException"
            || HasLargeHeaders(cause.InnerException)
        );
}
