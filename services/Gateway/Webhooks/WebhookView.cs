using Disclosure.ApiErrors;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.Webhooks;

/// <summary>Webhooks as the public contract shows them: kinds of events are names, as in lines of the log.</summary>
internal static class WebhookView
{
    private static readonly EnumDescriptor s_kinds = FilingV1.LogReflection.Descriptor.FindTypeByName<EnumDescriptor>(
        nameof(FilingV1.EventKind)
    );

    public static PublicV1.Webhook Create(FilingV1.Webhook webhook) =>
        new()
        {
            Name = webhook.Name,
            Url = webhook.Url,
            Title = webhook.Title,
            Subtree = webhook.Subtree,
            // A kind that this gateway does not know yet is left without a name.
            EventTypes = { webhook.EventTypes.Select(k => s_kinds.FindValueByNumber((int)k)?.Name ?? "") },
            State = (PublicV1.WebhookState)webhook.State,
            DisableReason = webhook.DisableReason,
            NextIndex = webhook.NextIndex,
            Attempts = webhook.Attempts,
            NextAttemptTime = webhook.NextAttemptTime,
            LastError = webhook.LastError,
            AllowedRate = webhook.AllowedRate,
            PreviousSecretExpireTime = webhook.PreviousSecretExpireTime,
            CreateTime = webhook.CreateTime,
            Etag = webhook.Etag,
        };

    /// <summary>A webhook with its newest secret.</summary>
    public static PublicV1.Webhook Create(FilingV1.CreateWebhookResponse made)
    {
        // Shown when it is made or rotated, and never again.
        var view = Create(made.Webhook);
        view.Secret = made.Secret;
        return view;
    }

    public static PublicV1.DeadLetter Create(FilingV1.DeadLetter letter) =>
        new()
        {
            Index = letter.Index,
            Attempts = letter.Attempts,
            Time = letter.Time,
            LastError = letter.LastError,
            Replaying = letter.Replaying,
        };

    /// <summary>The kinds of names. INVALID_FIELDS / KIND_UNKNOWN, all at once.</summary>
    public static IReadOnlyList<FilingV1.EventKind> ParseKinds(IReadOnlyList<string> names)
    {
        var unknown = names
            .Select((name, i) => (name, i))
            // Number 0 is "unspecified" and no kind.
            .Where(n => s_kinds.FindValueByName(n.name) is not { Number: > 0 })
            .Select(n => new FieldViolation(
                $"event_types[{n.i}]",
                "KIND_UNKNOWN",
                "must be a kind of event",
                $"没有事件种类 {n.name}"
            ))
            .ToArray();
        return unknown.Length == 0
            ? [.. names.Select(name => (FilingV1.EventKind)s_kinds.FindValueByName(name).Number)]
            : throw ApiError.InvalidFields(unknown);
    }
}
