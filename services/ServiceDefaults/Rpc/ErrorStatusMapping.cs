using Disclosure.ApiErrors;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;

namespace Disclosure.ServiceDefaults.Rpc;

/// <summary>Maps errors to google.rpc.Status, the one form of errors over gRPC and JSON, and back.</summary>
public static class ErrorStatusMapping
{
    /// <summary>ErrorInfo.domain of every error of the product, whichever service it comes from.</summary>
    public const string Domain = "disclosure";

    // Characters. What a caller sent may be quoted in an error, and an error must stay small enough to travel.
    private const int MaxText = 2_000;
    private const int MaxField = 300;

    /// <summary>Locale of the messages to people.</summary>
    public const string Chinese = "zh-CN";

    /// <summary>The status with ErrorInfo, violations, RetryInfo and the Chinese message; long texts are cut.</summary>
    public static RpcStatus ToStatus(this ApiException error)
    {
        var info = new ErrorInfo { Reason = error.Reason, Domain = Domain };
        info.Metadata.Add(error.Metadata.ToDictionary(m => m.Key, m => Shorten(m.Value, MaxField)));
        var status = new RpcStatus { Code = (int)error.Code, Message = Shorten(error.Message, MaxText) };
        status.Details.Add(Any.Pack(info));
        if (error.Violations.Count > 0)
        {
            status.Details.Add(Any.Pack(ToBadRequest(error.Violations)));
        }

        if (error.RetryAfter is { } delay)
        {
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = delay.ToDuration() }));
        }

        status.Details.Add(Any.Pack(ToLocalized(error.Localized, MaxText)));
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
    public static RpcException ToRpcException(this ApiException error) => error.ToStatus().ToRpcException();

    private static BadRequest ToBadRequest(IEnumerable<FieldViolation> violations)
    {
        var message = new BadRequest();
        message.FieldViolations.Add(
            violations.Select(v => new BadRequest.Types.FieldViolation
            {
                Field = Shorten(v.Field, MaxField),
                Reason = v.Reason,
                Description = Shorten(v.Message, MaxField),
                LocalizedMessage = ToLocalized(v.Localized, MaxField),
            })
        );
        return message;
    }

    private static LocalizedMessage ToLocalized(string text, int most) =>
        new() { Locale = Chinese, Message = Shorten(text, most) };

    // Never between the halves of a surrogate pair.
    private static string Shorten(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";
}
