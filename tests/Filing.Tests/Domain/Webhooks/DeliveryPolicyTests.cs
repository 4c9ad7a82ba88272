using Disclosure.Filing.Domain.Webhooks;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Tests.Domain.Webhooks;

public sealed class DeliveryPolicyTests
{
    private static readonly DateTimeOffset s_now = new(2024, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly DeliveryOutcome s_failure = new("HTTP_500");

    private static Webhook Webhook =>
        new(AgencyName.FromId("id", "ju"), "w1", false, new("https://x.example"), "门户", [], s_now)
        {
            State = WebhookState.Enabled,
            NextIndex = 5,
        };

    [Fact]
    public void An_event_that_is_taken_moves_the_cursor_behind_it_and_forgets_failures()
    {
        var failed = Webhook with { Attempts = 3, FailingSince = s_now, LastError = "HTTP_500" };
        var (after, dead) = DeliveryPolicy.Apply(failed, 7, DeliveryOutcome.Taken, s_now);
        Assert.Null(dead);
        Assert.Equal(
            (8, 0, "", null, null),
            (after.NextIndex, after.Attempts, after.LastError, after.FailingSince, after.NextTime)
        );
    }

    [Fact]
    public void Delays_grow_and_the_cursor_stays_until_the_last_attempt_makes_a_dead_letter()
    {
        var (webhook, now) = (Webhook, s_now);
        var delays = new List<TimeSpan>();
        DeadLetter? dead;
        while (true)
        {
            (webhook, dead) = DeliveryPolicy.Apply(webhook, 5, s_failure, now);
            if (dead is not null)
            {
                break;
            }

            Assert.Equal(5, webhook.NextIndex);
            delays.Add(webhook.NextTime!.Value - now);
            now = webhook.NextTime.Value;
        }

        Assert.Equal(7, delays.Count);
        Assert.Equal(delays.Order(), delays);
        Assert.True(delays[^1] >= TimeSpan.FromHours(10));
        Assert.Equal((5L, 8, "HTTP_500"), (dead.Index, dead.Attempts, dead.LastError));
        Assert.Equal((6L, 0), (webhook.NextIndex, webhook.Attempts));
    }

    [Fact]
    public void A_receiver_that_is_gone_or_fails_for_five_days_disables_the_webhook_and_skips_nothing()
    {
        var (gone, _) = DeliveryPolicy.Apply(Webhook, 5, DeliveryOutcome.Gone, s_now);
        Assert.Equal(
            (WebhookState.Disabled, "RECEIVER_GONE", 5L, 2L),
            (gone.State, gone.DisableReason, gone.NextIndex, gone.Revision)
        );
        var failing = Webhook with { FailingSince = s_now.AddDays(-5), Attempts = 2 };
        var (ended, dead) = DeliveryPolicy.Apply(failing, 5, s_failure, s_now);
        Assert.Equal(
            (WebhookState.Disabled, "RECEIVER_FAILING", 5L),
            (ended.State, ended.DisableReason, ended.NextIndex)
        );
        Assert.Null(dead);
    }

    [Fact]
    public void A_receiver_may_ask_for_a_longer_delay_of_a_day_at_most_and_for_a_rate()
    {
        var (asked, _) = DeliveryPolicy.Apply(Webhook, 5, s_failure with { RetryAfter = TimeSpan.FromHours(3) }, s_now);
        Assert.Equal(s_now.AddHours(3), asked.NextTime);
        (asked, _) = DeliveryPolicy.Apply(Webhook, 5, s_failure with { RetryAfter = TimeSpan.FromDays(90) }, s_now);
        Assert.Equal(s_now.AddDays(1), asked.NextTime);
        var (rated, _) = DeliveryPolicy.Apply(Webhook with { AllowedRate = 30 }, 5, DeliveryOutcome.Taken, s_now);
        Assert.Equal(s_now.AddSeconds(2), rated.NextTime);
    }

    [Fact]
    public void A_handshake_enables_and_is_given_up_after_its_last_attempt()
    {
        var pending = Webhook with { State = WebhookState.Pending };
        var enabled = DeliveryPolicy.Apply(pending, new HandshakeOutcome("", 120), s_now);
        Assert.Equal((WebhookState.Enabled, 120, 2L), (enabled.State, enabled.AllowedRate, enabled.Revision));
        for (var i = 1; i < DeliveryPolicy.MaxAttempts; i++)
        {
            pending = DeliveryPolicy.Apply(pending, new HandshakeOutcome("ORIGIN_NOT_ALLOWED"), s_now);
            Assert.Equal(WebhookState.Pending, pending.State);
        }

        pending = DeliveryPolicy.Apply(pending, new HandshakeOutcome("ORIGIN_NOT_ALLOWED"), s_now);
        Assert.Equal((WebhookState.Disabled, "HANDSHAKE_REFUSED"), (pending.State, pending.DisableReason));
    }
}
