using Disclosure.Filing.Domain.Log;

namespace Disclosure.Filing.Domain.Webhooks;

/// <summary>
/// Sends what a webhook is due: first the handshake, then dead letters to be sent once more, then the log from its cursor on, one entry at a
/// time. The cursor is stored after the receiver has taken an entry, so that a stop in between repeats it and never skips it.
/// </summary>
/// <param name="owner">Who holds the leases: one name for one sender.</param>
/// <remarks>At least once, in order: the order holds but for letters that are sent once more.</remarks>
internal sealed class WebhookDispatcher(
    IDeliveryStore store,
    ILogStore log,
    IWebhookSender sender,
    TimeProvider clock,
    string owner
)
{
    /// <summary>Longer than an attempt takes; a sender that dies holds others up for no longer.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    // Entries read at once, of which others may be none of the webhook's.
    private const int PageSize = 200;

    /// <summary>Names of the webhooks that are due.</summary>
    public Task<IReadOnlyList<string>> ListDueAsync(long size, CancellationToken cancellation) =>
        store.ListDueAsync(owner, size, Now, cancellation);

    /// <summary>Sends until nothing is left, the webhook has to wait, or another holds its lease.</summary>
    /// <remarks>
    /// The lease is renewed before each step, and the webhook read anew with it: what people changed meanwhile holds at once.
    /// </remarks>
    public async Task RunAsync(string name, CancellationToken cancellation)
    {
        while (await store.LeaseAsync(name, owner, Now, Now + Lease, cancellation) is { } webhook)
        {
            if (webhook.State == WebhookState.Disabled || webhook.NextTime > Now)
            {
                break;
            }

            if (!await StepAsync(webhook, cancellation))
            {
                break;
            }
        }

        // Not reached where an exception ends the loop: the lease then ends by itself.
        await store.ReleaseAsync(name, owner, cancellation);
    }

    // False where there is nothing to do.
    // One step is one request to the receiver at most, so that the lease is never older than one request.
    private async Task<bool> StepAsync(Webhook webhook, CancellationToken cancellation)
    {
        if (webhook.State == WebhookState.Pending)
        {
            // A webhook that people changed while the receiver was asked is not saved, and the next step asks again.
            var answer = await sender.AskAsync(webhook, cancellation);
            await SaveAsync(webhook, DeliveryPolicy.Apply(webhook, answer, Now), null, cancellation);
            return true;
        }

        if (await store.FindReplayAsync(webhook.Name, cancellation) is { } letter)
        {
            await ReplayAsync(webhook, letter, cancellation);
            return true;
        }

        return await SendNextAsync(webhook, cancellation);
    }

    private async Task ReplayAsync(Webhook webhook, DeadLetter letter, CancellationToken cancellation)
    {
        var found = await log.ListAsync(All, letter.Index, letter.Index + 1, 1, cancellation);
        var outcome = await sender.SendAsync(webhook, found[0], cancellation);
        // A letter that fails again stays, and is not tried by itself: somebody asks once more.
        var after = letter with
        {
            Attempts = letter.Attempts + 1,
            Time = Now,
            LastError = outcome.Error,
            IsReplaying = false,
        };
        await store.FinishReplayAsync(webhook.Name, after, outcome.IsTaken, cancellation);
        if (outcome.IsGone)
        {
            var (gone, _) = DeliveryPolicy.Apply(webhook, letter.Index, outcome, Now);
            await SaveAsync(webhook, gone, null, cancellation);
        }
    }

    // The size is read before the entries, so that what is appended in between is left to the next turn.
    private async Task<bool> SendNextAsync(Webhook webhook, CancellationToken cancellation)
    {
        var size = (await log.FindHeadAsync(cancellation)).Size;
        if (webhook.NextIndex >= size)
        {
            return false;
        }

        // By agency and subtree in the database, by kind here: kinds are few and pages small.
        var filter = new LogFilter(webhook.Agency, webhook.Subtree, "", null);
        var page = await log.ListAsync(filter, webhook.NextIndex, size, PageSize, cancellation);
        // One entry of the page; the others are read again. Receivers are slower than the read.
        var wanted = page.FirstOrDefault(e => webhook.Wants(e.Event.Kind));
        if (wanted is null)
        {
            // Nothing of these is the webhook's; the cursor passes them.
            var next = page.Count < PageSize ? size : page[^1].Index + 1;
            // False where it was changed by people: the loop ends, and the next round begins with what they want.
            return await SaveAsync(webhook, webhook with { NextIndex = next }, null, cancellation);
        }

        var outcome = await sender.SendAsync(webhook, wanted, cancellation);
        var (after, dead) = DeliveryPolicy.Apply(webhook, wanted.Index, outcome, Now);
        await SaveAsync(webhook, after, dead, cancellation);
        return true;
    }

    // No event for a failure: only the end of the sending is something to tell people.
    private Task<bool> SaveAsync(Webhook before, Webhook after, DeadLetter? dead, CancellationToken cancellation)
    {
        var isDisabled = before.State != WebhookState.Disabled && after.State == WebhookState.Disabled;
        var e = isDisabled
            ? new LogEvent(EventKind.WebhookStopped, Now, $"{after.Agency}", after.Name, "")
            {
                Codes = [after.DisableReason],
            }
            : null;
        return store.SaveAsync(before, after, dead, e, owner, cancellation);
    }

    private static LogFilter All { get; } = new(null, false, "", null);

    // Whole milliseconds, as they are stored and compared.
    private DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}
