namespace Disclosure.Filing.Domain.Lifecycle;

/// <summary>States of a report; the numbers are the contract's and are stored.</summary>
internal enum ReportState
{
    Draft = 1,
    Submitted = 2,
    Approved = 3,
    Published = 4,

    /// <summary>Sent back with reasons; edits go on as in a draft.</summary>
    Returned = 5,

    /// <summary>Taken back after publication, with a reason.</summary>
    Withdrawn = 6,
}
