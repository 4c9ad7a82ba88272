using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace Disclosure.Gateway.Requests;

/// <summary>Puts the id of the call into its error, so that who reports the error names the line of the log.</summary>
internal static class ErrorRequestInfo
{
    /// <summary>The status with a RequestInfo; the same where it has one.</summary>
    /// <remarks>serving_data is the traceparent of the call, for the operator's traces.</remarks>
    public static Google.Rpc.Status Add(Google.Rpc.Status status, HttpContext context)
    {
        if (status.GetDetail<RequestInfo>() is not null)
        {
            return status;
        }

        var complete = status.Clone();
        complete.Details.Add(
            Any.Pack(
                new RequestInfo
                {
                    RequestId = context.TraceIdentifier,
                    ServingData = context.Response.Headers[RequestIdMiddleware.TraceHeader].ToString(),
                }
            )
        );
        return complete;
    }
}
