namespace Disclosure.ApiErrors;

/// <summary>A field of a request that is wrong.</summary>
/// <param name="Field">Path of the field, such as <c>agency.credit_code</c> or <c>cells["table.row.column"]</c>.</param>
/// <param name="Reason">Stable UPPER_SNAKE_CASE reason.</param>
/// <param name="Message">English, for developers.</param>
/// <param name="Localized">简体中文, for people: what is wrong, and the smallest fix.</param>
public sealed record FieldViolation(string Field, string Reason, string Message, string Localized);

/// <summary>
/// The only exception with which a request fails. Callers branch on code and reason, never on text; one interceptor maps it to
/// google.rpc.Status.
/// </summary>
public sealed class ApiException(ErrorCode code, string reason, string message, string localized) : Exception(message)
{
    /// <summary>Canonical code.</summary>
    public ErrorCode Code { get; } = code;

    /// <summary>Stable UPPER_SNAKE_CASE reason.</summary>
    public string Reason { get; } = reason;

    /// <summary>简体中文, for people.</summary>
    public string Localized { get; } = localized;

    /// <summary>Values that the message mentions, by name.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Every wrong field; empty unless the code is InvalidArgument.</summary>
    public IReadOnlyList<FieldViolation> Violations { get; init; } = [];

    /// <summary>When the same request may be sent again; null where that would not help.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
