using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Webhooks;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Storage.Webhooks;

/// <summary>Columns of a webhook. Times are Unix milliseconds; 0: none.</summary>
internal sealed record WebhookRow(
    string Name,
    long Subtree,
    string Url,
    string Title,
    string EventTypes,
    long State,
    string DisableReason,
    long SecretGeneration,
    long PreviousSecretUntil,
    long AllowedRate,
    long Revision,
    long CreateTime,
    long NextIndex,
    long Attempts,
    long FailingSince,
    long NextTime,
    string LastError
)
{
    public Webhook ToWebhook()
    {
        var parts = Name.Split('/');
        return new(
            AgencyName.FromId("name", parts[1]),
            parts[3],
            Subtree > 0,
            // The name holds agency and id; both columns would say it twice.
            new(Url),
            Title,
            // Names and not numbers: a list that people read in the database.
            [.. EventTypes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<EventKind>)],
            Parse(CreateTime)
        )
        {
            State = (WebhookState)State,
            DisableReason = DisableReason,
            SecretGeneration = (int)SecretGeneration,
            PreviousSecretUntil = ParseOptional(PreviousSecretUntil),
            AllowedRate = (int)AllowedRate,
            Revision = Revision,
            NextIndex = NextIndex,
            Attempts = (int)Attempts,
            FailingSince = ParseOptional(FailingSince),
            NextTime = ParseOptional(NextTime),
            LastError = LastError,
        };
    }

    /// <summary>The parameters of a statement that writes the webhook.</summary>
    /// <param name="actor">Stored with a new webhook; ignored by other statements.</param>
    /// <param name="expected">The revision that must be stored before.</param>
    public static object Parameters(Webhook webhook, string actor, long expected) =>
        new
        {
            webhook.Name,
            Agency = $"{webhook.Agency}",
            Subtree = webhook.Subtree ? 1 : 0,
            Url = webhook.Url.AbsoluteUri,
            webhook.Title,
            EventTypes = string.Join(',', webhook.EventTypes),
            State = (int)webhook.State,
            webhook.DisableReason,
            webhook.SecretGeneration,
            PreviousSecretUntil = Format(webhook.PreviousSecretUntil),
            webhook.AllowedRate,
            webhook.Revision,
            Actor = actor,
            CreateTime = Format(webhook.CreateTime),
            webhook.NextIndex,
            webhook.Attempts,
            FailingSince = Format(webhook.FailingSince),
            NextTime = Format(webhook.NextTime),
            webhook.LastError,
            Expected = expected,
        };

    public static long Format(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds() ?? 0;

    public static DateTimeOffset Parse(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time);

    private static DateTimeOffset? ParseOptional(long time) => time == 0 ? null : Parse(time);
}

/// <summary>Columns of a dead letter.</summary>
internal sealed record DeadLetterRow(long LogIndex, long Attempts, long Time, string LastError, long Replaying)
{
    public DeadLetter ToLetter() => new(LogIndex, (int)Attempts, WebhookRow.Parse(Time), LastError, Replaying > 0);

    /// <summary>The parameters of a statement that writes the letter.</summary>
    public static object Parameters(string webhook, DeadLetter letter) =>
        new
        {
            Webhook = webhook,
            letter.Index,
            letter.Attempts,
            Time = WebhookRow.Format(letter.Time),
            letter.LastError,
            Replaying = letter.IsReplaying ? 1 : 0,
        };
}
