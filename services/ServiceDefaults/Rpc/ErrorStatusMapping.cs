using Disclosure.ApiErrors;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;

namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>A fault as google.rpc.Status: the one shape of errors over gRPC and JSON.</summary>
public static class ErrorStatusMapping
{
    private const string Chinese = "zh-CN";

    /// <param name="domain">Who says so, such as <c>narrative.disclosure</c>.</param>
    public static RpcStatus ToStatus(this ApiException fault, string domain)
    {
        var info = new ErrorInfo { Reason = fault.Reason, Domain = domain };
        info.Metadata.Add(fault.Metadata.ToDictionary());
        var status = new RpcStatus { Code = (int)fault.Code, Message = fault.Message };
        status.Details.Add(Any.Pack(info));
        if (fault.Violations.Count > 0)
        {
            status.Details.Add(Any.Pack(ToBadRequest(fault.Violations)));
        }

        if (fault.RetryAfter is { } delay)
        {
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = delay.ToDuration() }));
        }

        status.Details.Add(Any.Pack(new LocalizedMessage { Locale = Chinese, Message = fault.Localized }));
        return status;
    }

    /// <summary>The fault again that <see cref="ToStatus"/> told of.</summary>
    public static ApiException ToFault(this RpcStatus status)
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

    public static RpcException ToRpcException(this ApiException fault, string domain) =>
        fault.ToStatus(domain).ToRpcException();

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
