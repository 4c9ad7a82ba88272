namespace Disclosure.Filing.Domain.Webhooks;

/// <summary>What came of an attempt.</summary>
/// <param name="Error">A stable code, such as HTTP_500; empty: it succeeded.</param>
/// <param name="RetryAfter">How long the receiver asks to wait; null: it does not say.</param>
/// <remarks>
/// Codes are for programs and people who read the list of webhooks: words of a receiver or a network are never among them.
/// </remarks>
internal sealed record DeliveryOutcome(string Error, TimeSpan? RetryAfter = null)
{
    /// <summary>The receiver took the event.</summary>
    public static DeliveryOutcome Taken { get; } = new("");

    /// <summary>The receiver wants no more events, ever (410).</summary>
    public static DeliveryOutcome Gone { get; } = new("HTTP_410") { IsGone = true };

    // Neither taken nor gone is a failure, which is tried again.
    public bool IsTaken => Error.Length == 0;

    public bool IsGone { get; private init; }
}

/// <summary>What a receiver said when it was asked whether it wants events.</summary>
/// <param name="Error">A stable code; empty: it wants them.</param>
/// <param name="AllowedRate">Events a minute at most; 0: as many as there are.</param>
internal sealed record HandshakeOutcome(string Error, int AllowedRate = 0);
