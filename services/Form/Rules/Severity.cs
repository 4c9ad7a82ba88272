namespace Disclosure.Form;

/// <summary>How serious a finding is; the numbers are the contract's.</summary>
public enum Severity
{
    /// <summary>Prevents submission.</summary>
    Error = 1,

    /// <summary>Must be fixed or explained.</summary>
    Warning = 2,

    /// <summary>For information.</summary>
    Note = 3,
}
