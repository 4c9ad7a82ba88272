using Disclosure.Filing.Domain.Log;

namespace Disclosure.Filing.Domain.Webhooks;

/// <summary>What the sender of events keeps. A webhook has one sender at a time: it takes a lease, which ends by itself if it dies.</summary>
internal interface IDeliveryStore
{
    /// <summary>Names of the webhooks that have something to do now: not disabled, not waiting, with no lease of another.</summary>
    /// <param name="owner">A lease of this owner is no hindrance.</param>
    /// <param name="size">Length of the log; a cursor before it has something to send.</param>
    Task<IReadOnlyList<string>> ListDueAsync(
        string owner,
        long size,
        DateTimeOffset now,
        CancellationToken cancellation
    );

    /// <summary>Takes or renews the lease and returns the webhook; null where another has it or the webhook is gone.</summary>
    /// <param name="until">When the lease ends by itself.</param>
    Task<Webhook?> LeaseAsync(
        string name,
        string owner,
        DateTimeOffset now,
        DateTimeOffset until,
        CancellationToken cancellation
    );

    /// <summary>Gives the lease back.</summary>
    Task ReleaseAsync(string name, string owner, CancellationToken cancellation);

    /// <summary>
    /// Stores where a webhook stands, with the letter that died and the event of that, in one transaction. False where people have changed
    /// it, or another has its lease: nothing is stored then, and what was sent is sent again.
    /// </summary>
    /// <param name="before">As it was leased; its revision and cursor are compared with what is stored.</param>
    /// <param name="e">Null: nothing happened that the log records.</param>
    Task<bool> SaveAsync(
        Webhook before,
        Webhook after,
        DeadLetter? dead,
        LogEvent? e,
        string owner,
        CancellationToken cancellation
    );

    /// <summary>The first dead letter that is to be sent once more; null: none is.</summary>
    Task<DeadLetter?> FindReplayAsync(string name, CancellationToken cancellation);

    /// <summary>Deletes a letter that was taken, or stores the letter as it is after another failure.</summary>
    Task FinishReplayAsync(string name, DeadLetter letter, bool isTaken, CancellationToken cancellation);
}
