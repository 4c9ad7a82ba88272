namespace Disclosure.Filing.Domain.Lifecycle;

/// <summary>States of a report; the numbers are the contract's and are stored.</summary>
internal enum ReportState
{
    /// <summary>Being written.</summary>
    Draft = 1,

    /// <summary>Handed in for approval.</summary>
    Submitted = 2,

    /// <summary>Approved, not yet public.</summary>
    Approved = 3,

    /// <summary>Public.</summary>
    Published = 4,

    /// <summary>Sent back with reasons; edits go on as in a draft.</summary>
    Returned = 5,

    /// <summary>Taken back after publication, with a reason.</summary>
    Withdrawn = 6,
}
