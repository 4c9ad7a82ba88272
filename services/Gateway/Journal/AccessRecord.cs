namespace Disclosure.Gateway.Journal;

/// <summary>An access that the log keeps: one read of a report that is not public, or one refusal.</summary>
/// <param name="Principal">Empty: nobody that is known.</param>
/// <param name="Agency">agencies/{agency}; empty: none in particular.</param>
/// <param name="Resource">Name of what was asked for.</param>
/// <param name="Method">Such as "GetReport".</param>
/// <param name="Code">Reason of the refusal; empty for a read.</param>
internal readonly record struct AccessRecord(
    string Principal,
    string Agency,
    string Resource,
    string Method,
    string Code = ""
)
{
    /// <summary>ACCESS_READ or ACCESS_REFUSED.</summary>
    public FilingV1.EventKind Kind =>
        Code.Length == 0 ? FilingV1.EventKind.AccessRead : FilingV1.EventKind.AccessRefused;
}
