using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Webhooks;
using Google.Protobuf.WellKnownTypes;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Webhooks;

/// <summary>Maps webhooks, and checks what people say of them.</summary>
internal static class WebhookMapping
{
    private const int MaxUrlLength = 500;

    // Never the secret: it is derived on demand, and told once.
    public static Proto.Webhook ToProto(this Webhook webhook) =>
        new()
        {
            Name = webhook.Name,
            Url = webhook.Url.AbsoluteUri,
            Title = webhook.Title,
            Subtree = webhook.Subtree,
            EventTypes = { webhook.EventTypes.Select(k => (Proto.EventKind)k) },
            State = (Proto.WebhookState)webhook.State,
            DisableReason = webhook.DisableReason,
            NextIndex = webhook.NextIndex,
            Attempts = webhook.Attempts,
            NextAttemptTime = webhook.NextTime?.ToTimestamp(),
            LastError = webhook.LastError,
            AllowedRate = webhook.AllowedRate,
            PreviousSecretExpireTime = webhook.PreviousSecretUntil?.ToTimestamp(),
            CreateTime = webhook.CreateTime.ToTimestamp(),
            Etag = $"{webhook.Revision}",
        };

    public static Proto.DeadLetter ToProto(this DeadLetter letter) =>
        new()
        {
            Index = letter.Index,
            Attempts = letter.Attempts,
            Time = letter.Time.ToTimestamp(),
            LastError = letter.LastError,
            Replaying = letter.IsReplaying,
        };

    /// <summary>An address that events may go to, as far as it can be told without a look-up. INVALID_FIELDS / URL_FORMAT, URL_FORBIDDEN.</summary>
    /// <remarks>Null with a violation added. Names are looked up only when a connection is made: see ReceiverConnector.</remarks>
    public static Uri? ParseUrl(FieldLimits limits, string field, string url, ReceiverAddresses addresses)
    {
        var isAddress =
            Uri.TryCreate(url, UriKind.Absolute, out var parsed)
            && url.Length <= MaxUrlLength
            && parsed.Scheme is "https" or "http"
            // Credentials in an address would be stored and shown; a fragment is never sent.
            && parsed is { UserInfo: "", Fragment: "" };
        limits.Require(
            isAddress,
            field,
            "URL_FORMAT",
            $"must be an https URL of at most {MaxUrlLength} characters without credentials and fragment",
            $"推送地址应为 https 网址，不超过 {MaxUrlLength} 个字符，不含账号和 # 片段"
        );
        if (!isAddress || parsed is null)
        {
            return null;
        }

        limits.Require(
            parsed.Scheme == "https" || addresses.IsListed(parsed),
            field,
            "URL_FORBIDDEN",
            "must be https, or listed in DISCLOSURE_WEBHOOK_ALLOW",
            "推送地址应使用 https；内部网络的 http 地址须由运维人员列入允许名单"
        );
        // An address in digits is judged at once; a name may lead anywhere later.
        var isLiteral = System.Net.IPAddress.TryParse(parsed.IdnHost, out var literal);
        limits.Require(
            !isLiteral || addresses.IsAllowed(parsed.IdnHost, literal!),
            field,
            "URL_FORBIDDEN",
            "must not be inside the network, or must be listed in DISCLOSURE_WEBHOOK_ALLOW",
            "推送地址在内部网络，须由运维人员列入允许名单"
        );
        return parsed;
    }

    /// <summary>Kinds of events, each once. INVALID_FIELDS / KIND_UNKNOWN.</summary>
    public static IReadOnlyList<EventKind> ParseKinds(
        FieldLimits limits,
        string field,
        IEnumerable<Proto.EventKind> kinds
    )
    {
        EventKind[] parsed = [.. kinds.Select(k => (EventKind)k).Distinct()];
        limits.Require(
            parsed.All(k => System.Enum.IsDefined(k)),
            field,
            "KIND_UNKNOWN",
            "must be kinds of events",
            "事件种类不正确"
        );
        return parsed;
    }
}
