using Disclosure.Filing.Domain.Log;

namespace Disclosure.Filing.Domain.Webhooks;

/// <summary>Talks to receivers. Whatever they or the network do is an outcome and no exception.</summary>
/// <remarks>An interface of the domain, so that policy and dispatcher are tested without a network.</remarks>
internal interface IWebhookSender
{
    /// <summary>Asks the receiver whether it wants events (HTTP 1.1 Web Hooks for Event Delivery, section 4).</summary>
    Task<HandshakeOutcome> AskAsync(Webhook webhook, CancellationToken cancellation);

    /// <summary>Sends an entry of the log.</summary>
    Task<DeliveryOutcome> SendAsync(Webhook webhook, LogEntry entry, CancellationToken cancellation);
}
