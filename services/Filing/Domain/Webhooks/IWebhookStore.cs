using Disclosure.Filing.Domain.Log;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Webhooks;

/// <summary>Stores webhooks as people make and change them; each change is an entry of the log.</summary>
internal interface IWebhookStore
{
    /// <summary>
    /// Adds a webhook whose cursor is the entry of its making, and stores the response; a repeated request returns the stored response.
    /// AGENCY_NOT_FOUND, TOO_MANY_WEBHOOKS, REQUEST_ID_REUSED.
    /// </summary>
    /// <param name="webhook">Its cursor is set by the store.</param>
    Task<string> AddAsync(
        Webhook webhook,
        Func<Webhook, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );

    /// <summary>Changes a webhook. WEBHOOK_NOT_FOUND, ETAG_MISMATCH, REQUEST_ID_REUSED.</summary>
    /// <param name="expected">The revision that it was based on; null: any.</param>
    /// <param name="kind">What the log records.</param>
    /// <param name="change">Makes the next of the current one; the revision grows by 1.</param>
    Task<string> ChangeAsync(
        string name,
        long? expected,
        EventKind kind,
        Func<Webhook, Webhook> change,
        Func<Webhook, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );

    /// <summary>Deletes a webhook with its dead letters. WEBHOOK_NOT_FOUND, ETAG_MISMATCH, REQUEST_ID_REUSED.</summary>
    Task<string> DeleteAsync(
        string name,
        long? expected,
        Func<Webhook, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );

    /// <summary>Marks dead letters to be sent once more. WEBHOOK_NOT_FOUND, LETTER_NOT_FOUND, REQUEST_ID_REUSED.</summary>
    /// <param name="index">Of one letter; null: all.</param>
    /// <param name="respond">Makes the response from the number of letters.</param>
    Task<string> ReplayAsync(
        string name,
        long? index,
        Func<int, string> respond,
        WriteMetadata write,
        CancellationToken cancellation
    );

    /// <summary>The webhook; null if there is none.</summary>
    /// <param name="name">agencies/{agency}/webhooks/{webhook}</param>
    Task<Webhook?> FindAsync(string name, CancellationToken cancellation);

    /// <summary>Up to <paramref name="take"/> webhooks of an agency after a name, ordered by name.</summary>
    Task<IReadOnlyList<Webhook>> ListAsync(AgencyName agency, string after, int take, CancellationToken cancellation);

    /// <summary>Up to <paramref name="take"/> dead letters of a webhook after an index, by index.</summary>
    /// <param name="after">-1 for the first page.</param>
    Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(
        string name,
        long after,
        int take,
        CancellationToken cancellation
    );
}
