using Disclosure.ApiErrors;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;

namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>Maps errors to google.rpc.Status, the one form of errors over gRPC and JSON, and back.</summary>
public static class ErrorStatusMapping
{
    private const string Chinese = "zh-CN";

    /// <summary>The status with ErrorInfo, violations, RetryInfo and the Chinese message.</summary>
    /// <param name="domain">Domain of the error, such as <c>narrative.disclosure</c>.</param>
    public static RpcStatus ToStatus(this ApiException error, string domain)
    {
        var info = new ErrorInfo { Reason = error.Reason, Domain = domain };
        info.Metadata.Add(error.Metadata.ToDictionary());
        var status = new RpcStatus { Code = (int)error.Code, Message = error.Message };
        status.Details.Add(Any.Pack(info));
        if (error.Violations.Count > 0)
        {
            status.Details.Add(Any.Pack(ToBadRequest(error.Violations)));
        }

        if (error.RetryAfter is { } delay)
        {
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = delay.ToDuration() }));
        }

        status.Details.Add(Any.Pack(new LocalizedMessage { Locale = Chinese, Message = error.Localized }));
        return status;
    }

    /// <summary>The error that a status of <see cref="ToStatus"/> describes.</summary>
    public static ApiException ToApiException(this RpcStatus status)
    {
        var info = status.GetDetail<ErrorInfo>() ?? new();
        var violations = status.GetDetail<BadRequest>()?.FieldViolations ?? [];
        return new(
            (ErrorCode)status.Code,
            info.Reason,
            status.Message,
            status.GetDetail<LocalizedMessage>()?.Message ?? ""
        )
        {
            Metadata = info.Metadata.ToDictionary(),
            Violations =
            [
                .. violations.Select(v => new FieldViolation(
                    v.Field,
                    v.Reason,
                    v.Description,
                    v.LocalizedMessage?.Message ?? ""
                )),
            ],
            RetryAfter = status.GetDetail<RetryInfo>()?.RetryDelay.ToTimeSpan(),
        };
    }

    /// <summary>The exception that gRPC sends, with the status as its details.</summary>
    public static RpcException ToRpcException(this ApiException error, string domain) =>
        error.ToStatus(domain).ToRpcException();

    private static BadRequest ToBadRequest(IEnumerable<FieldViolation> violations)
    {
        var message = new BadRequest();
        message.FieldViolations.Add(
            violations.Select(v => new BadRequest.Types.FieldViolation
            {
                Field = v.Field,
                Reason = v.Reason,
                Description = v.Message,
                LocalizedMessage = new() { Locale = Chinese, Message = v.Localized },
            })
        );
        return message;
    }
}
