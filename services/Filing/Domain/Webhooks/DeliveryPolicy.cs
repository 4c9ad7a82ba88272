namespace Disclosure.Filing.Domain.Webhooks;

/// <summary>
/// What follows from an attempt: the next cursor, the next attempt after growing delays, a dead letter after the last, an end where the
/// receiver is gone or has failed for days. Pure, so that what is stored says all of where a webhook stands.
/// </summary>
/// <remarks>2xx takes an event, 410 ends the webhook, everything else is tried again: as Standard Webhooks recommends.</remarks>
internal static class DeliveryPolicy
{
    /// <summary>A webhook whose receiver has not taken anything for that long is disabled.</summary>
    /// <remarks>From the first failure after the last success, whatever events there were in between.</remarks>
    public static readonly TimeSpan LongestFailure = TimeSpan.FromDays(5);

    /// <summary>After each failed attempt but the last; with the first that makes <see cref="MaxAttempts"/>.</summary>
    private static readonly TimeSpan[] s_delays =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(10),
    ];

    // A receiver that asks for more is asked again all the same.
    private static readonly TimeSpan s_longestWait = TimeSpan.FromDays(1);

    /// <summary>Attempts before an event is a dead letter, and before a handshake is given up.</summary>
    public static int MaxAttempts => s_delays.Length + 1;

    /// <summary>Where the webhook stands after an attempt to deliver an entry; the letter is null unless it died.</summary>
    /// <param name="webhook">As it was when the attempt began.</param>
    /// <param name="index">Index of the entry in the log.</param>
    /// <param name="now">Whole milliseconds.</param>
    public static (Webhook After, DeadLetter? Dead) Apply(
        Webhook webhook,
        long index,
        DeliveryOutcome outcome,
        DateTimeOffset now
    )
    {
        if (outcome.IsTaken)
        {
            return (Succeed(webhook, now) with { NextIndex = index + 1 }, null);
        }

        if (outcome.IsGone)
        {
            return (Disable(webhook, "RECEIVER_GONE", outcome.Error, now), null);
        }

        var failed = Fail(webhook, outcome.Error, outcome.RetryAfter, now);
        // Looked at after each failure, so that a receiver that fails slowly is disabled as well.
        if (now - failed.FailingSince >= LongestFailure)
        {
            return (Disable(webhook, "RECEIVER_FAILING", outcome.Error, now), null);
        }

        // The letter dies and the next event is tried soon: one event that a receiver cannot read must not hold up all others.
        return failed.Attempts < MaxAttempts
            ? (failed, null)
            : (
                failed with
                {
                    NextIndex = index + 1,
                    Attempts = 0,
                    NextTime = now + s_delays[0],
                },
                new DeadLetter(index, failed.Attempts, now, outcome.Error, IsReplaying: false)
            );
    }

    /// <summary>Where the webhook stands after its receiver was asked.</summary>
    /// <remarks>A handshake that succeeded is a change of the state, hence a new revision; a delivery is none.</remarks>
    public static Webhook Apply(Webhook webhook, HandshakeOutcome outcome, DateTimeOffset now)
    {
        if (outcome.Error.Length == 0)
        {
            return Succeed(webhook, now) with
            {
                State = WebhookState.Enabled,
                AllowedRate = outcome.AllowedRate,
                NextTime = null,
                Revision = webhook.Revision + 1,
            };
        }

        var failed = Fail(webhook, outcome.Error, null, now);
        return failed.Attempts < MaxAttempts ? failed : Disable(webhook, "HANDSHAKE_REFUSED", outcome.Error, now);
    }

    // A receiver that limits its rate (WebHook-Allowed-Rate) is given the time between two events.
    private static Webhook Succeed(Webhook webhook, DateTimeOffset now) =>
        webhook with
        {
            Attempts = 0,
            FailingSince = null,
            LastError = "",
            NextTime = webhook.AllowedRate > 0 ? now + (TimeSpan.FromMinutes(1) / webhook.AllowedRate) : null,
        };

    private static Webhook Fail(Webhook webhook, string error, TimeSpan? retryAfter, DateTimeOffset now)
    {
        // The last delay serves for all attempts beyond the table.
        var delay = s_delays[Math.Min(webhook.Attempts, s_delays.Length - 1)];
        // Retry-After lengthens a delay and never shortens it.
        var asked = retryAfter is { } wait && wait > delay ? wait : delay;
        return webhook with
        {
            Attempts = webhook.Attempts + 1,
            FailingSince = webhook.FailingSince ?? now,
            LastError = error,
            NextTime = now + (asked < s_longestWait ? asked : s_longestWait),
        };
    }

    // The cursor stays: whoever switches it on again misses nothing.
    private static Webhook Disable(Webhook webhook, string reason, string error, DateTimeOffset now) =>
        webhook with
        {
            State = WebhookState.Disabled,
            DisableReason = reason,
            LastError = error,
            Attempts = 0,
            FailingSince = webhook.FailingSince ?? now,
            NextTime = null,
            Revision = webhook.Revision + 1,
        };
}
