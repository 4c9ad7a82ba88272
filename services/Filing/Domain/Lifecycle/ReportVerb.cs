namespace Disclosure.Filing.Domain.Lifecycle;

/// <summary>What can be done with a report; the numbers are those of the contract.</summary>
/// <remarks>Numbers are stored with each move and are never given a new meaning.</remarks>
internal enum ReportVerb
{
    /// <summary>Opens it. Not in the table: there is no state before.</summary>
    Create = 1,

    /// <summary>Hands it in.</summary>
    Submit = 2,

    /// <summary>Sends it back with reasons.</summary>
    Return = 3,

    /// <summary>Approves it: it counts.</summary>
    Approve = 4,

    /// <summary>Makes the pinned pair the next public version.</summary>
    Publish = 5,

    /// <summary>Begins a correction of what is public.</summary>
    Correct = 6,

    /// <summary>Takes back what is public.</summary>
    Withdraw = 7,

    /// <summary>Opens it to edits once more.</summary>
    Reopen = 8,

    /// <summary>Deletes a draft that was never submitted.</summary>
    Delete = 9,

    /// <summary>Explains findings; the state stays.</summary>
    Explain = 10,

    /// <summary>Confirms figures; the state stays.</summary>
    Confirm = 11,
}
