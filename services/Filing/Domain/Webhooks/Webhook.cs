using Disclosure.Filing.Domain.Log;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Webhooks;

/// <summary>Whether a webhook sends events; the numbers are those of the contract.</summary>
internal enum WebhookState
{
    /// <summary>The receiver has not said yet that it wants events.</summary>
    Pending = 1,

    /// <summary>Events are sent.</summary>
    Enabled = 2,

    /// <summary>Nothing is sent; what happens meanwhile waits.</summary>
    Disabled = 3,
}

/// <summary>Where events are sent, and how far that has come.</summary>
/// <param name="Id">12 characters of [0-9a-z].</param>
/// <param name="Subtree">With the events of all agencies below.</param>
/// <param name="EventTypes">Empty: all but accesses.</param>
internal sealed record Webhook(
    AgencyName Agency,
    string Id,
    bool Subtree,
    Uri Url,
    string Title,
    IReadOnlyList<EventKind> EventTypes,
    DateTimeOffset CreateTime
)
{
    /// <summary>agencies/{agency}/webhooks/{webhook}</summary>
    public string Name => $"{Agency}/webhooks/{Id}";

    // Nothing is sent to an address until who receives there has agreed: events must not be a weapon against others.
    public WebhookState State { get; init; } = WebhookState.Pending;

    /// <summary>A stable code; empty unless it is disabled.</summary>
    public string DisableReason { get; init; } = "";

    /// <summary>Which signing secret is the newest, from 1.</summary>
    public int SecretGeneration { get; init; } = 1;

    /// <summary>Until when the secret before the newest signs too; null: it does not.</summary>
    public DateTimeOffset? PreviousSecretUntil { get; init; }

    /// <summary>Events a minute that the receiver wants at most; 0: it did not say.</summary>
    public int AllowedRate { get; init; }

    /// <summary>Grows by 1 with every change by people and of the state.</summary>
    public long Revision { get; init; } = 1;

    /// <summary>The cursor: index of the first entry that was not dealt with.</summary>
    public long NextIndex { get; init; }

    /// <summary>Attempts for that entry, or for the handshake, that failed.</summary>
    public int Attempts { get; init; }

    /// <summary>Since when nothing has succeeded; null: the last attempt did.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>When the next attempt is made; null: at once.</summary>
    public DateTimeOffset? NextTime { get; init; }

    /// <summary>A stable code of the last failure; empty: the last attempt succeeded.</summary>
    public string LastError { get; init; } = "";

    /// <summary>Sends nothing until it is switched on again.</summary>
    /// <remarks>The cursor stays: what happens meanwhile is sent when it is switched on again.</remarks>
    public Webhook SwitchOff() =>
        this with
        {
            State = WebhookState.Disabled,
            DisableReason = "SWITCHED_OFF",
            NextTime = null,
        };

    /// <summary>Sends nothing until its receiver has said that it wants events; then it goes on from its cursor.</summary>
    /// <remarks>Attempts begin anew, the cursor stays.</remarks>
    public Webhook AskAgain() =>
        this with
        {
            State = WebhookState.Pending,
            DisableReason = "",
            Attempts = 0,
            FailingSince = null,
            NextTime = null,
            LastError = "",
        };

    /// <summary>Whether events of a kind are sent.</summary>
    /// <remarks>Accesses must be asked for by name.</remarks>
    public bool Wants(EventKind kind) =>
        EventTypes.Count == 0
            ? kind is not (EventKind.AccessRead or EventKind.AccessRefused)
            : EventTypes.Contains(kind);
}

/// <summary>An event that a receiver did not take.</summary>
/// <param name="Index">Its index in the log.</param>
/// <param name="Attempts">How often it was tried in all.</param>
/// <param name="Time">Of the last attempt.</param>
/// <param name="IsReplaying">It is about to be sent once more.</param>
internal sealed record DeadLetter(long Index, int Attempts, DateTimeOffset Time, string LastError, bool IsReplaying);
