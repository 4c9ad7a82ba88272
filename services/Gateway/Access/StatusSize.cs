using Disclosure.ApiErrors;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace Disclosure.Gateway.Access;

/// <summary>
/// Keeps the errors of gRPC callers small: a status travels in the trailers, for which clients accept 8 KB in all, and one that is
/// larger reaches them as a broken connection.
/// </summary>
internal static class StatusSize
{
    /// <summary>Most bytes of a status as it is sent: details in base64 and the message percent-encoded.</summary>
    public const int MaxBytes = 6 * 1024;

    // Characters. One that is not ASCII takes nine bytes of a percent-encoded message.
    private const int MaxMessage = 120;
    private const int MaxLocalized = 200;
    private const int MaxMetadata = 100;

    /// <summary>The status itself where it is small enough; otherwise one with as many violations as fit and the count of the others.</summary>
    public static Google.Rpc.Status Fit(Google.Rpc.Status status)
    {
        if (Measure(status) <= MaxBytes)
        {
            return status;
        }

        var violations = status.GetDetail<BadRequest>()?.FieldViolations ?? [];
        // The most that fit, by bisection: the size grows with their number.
        // fits: known to fit; over: known not to, or one past the end.
        var (fits, over) = (0, violations.Count + 1);
        while (over - fits > 1)
        {
            var middle = (fits + over) / 2;
            (fits, over) = Measure(Compose(status, violations, middle)) <= MaxBytes ? (middle, over) : (fits, middle);
        }

        // With zero violations it fits by the limits of the texts.
        return Compose(status, violations, fits);
    }

    // The longest texts are cut first, so that at least the reason always arrives.
    private static Google.Rpc.Status Compose(
        Google.Rpc.Status status,
        RepeatedField<BadRequest.Types.FieldViolation> violations,
        int most
    )
    {
        var small = new Google.Rpc.Status { Code = status.Code, Message = Shorten(status.Message, MaxMessage) };
        // Cloned, since its values are shortened.
        var info = status.GetDetail<ErrorInfo>()?.Clone() ?? new ErrorInfo();
        foreach (var (key, value) in info.Metadata.ToArray())
        {
            info.Metadata[key] = Shorten(value, MaxMetadata);
        }

        small.Details.Add(Any.Pack(info));
        if (violations.Count > 0)
        {
            small.Details.Add(Any.Pack(Take(violations, most)));
        }

        if (status.GetDetail<RetryInfo>() is { } retry)
        {
            small.Details.Add(Any.Pack(retry));
        }

        // Of a length that the gateway itself limits.
        if (status.GetDetail<RequestInfo>() is { } call)
        {
            small.Details.Add(Any.Pack(call));
        }

        if (status.GetDetail<LocalizedMessage>() is { } localized)
        {
            small.Details.Add(
                Any.Pack(
                    new LocalizedMessage
                    {
                        Locale = localized.Locale,
                        Message = Shorten(localized.Message, MaxLocalized),
                    }
                )
            );
        }

        return small;
    }

    // A list that was capped before ends in a count already, which the new one includes.
    private static BadRequest Take(RepeatedField<BadRequest.Types.FieldViolation> violations, int most)
    {
        // The last one may be the count of others that an earlier cap added.
        var request = new BadRequest();
        request.FieldViolations.Add(violations.Take(most));
        var counted = violations[^1] is { Reason: ViolationList.More } last
            ? int.Parse(last.Description.AsSpan(0, last.Description.IndexOf(' ')))
            : 0;
        // That count stands for itself as well, hence one less.
        var left = violations.Count - most + Math.Max(counted - 1, 0);
        if (most < violations.Count)
        {
            var others = ViolationList.CountOthers(left);
            request.FieldViolations.Add(
                new BadRequest.Types.FieldViolation
                {
                    Reason = others.Reason,
                    Description = others.Message,
                    LocalizedMessage = new() { Locale = ErrorStatusMapping.Chinese, Message = others.Localized },
                }
            );
        }

        return request;
    }

    private static int Measure(Google.Rpc.Status status) =>
        (status.CalculateSize() + 2) / 3 * 4 + Uri.EscapeDataString(status.Message).Length;

    private static string Shorten(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";
}
