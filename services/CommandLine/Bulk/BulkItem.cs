namespace Disclosure.CommandLine.Bulk;

/// <summary>One piece of a bulk.</summary>
/// <param name="File">The file that is read or written.</param>
/// <param name="Report">agencies/{agency}/reports/{report}</param>
internal sealed record BulkItem(string File, string Report);

/// <summary>How a piece ended.</summary>
/// <param name="Reason">Why it was refused, such as DOCUMENT_UNREADABLE; empty where it was not.</param>
/// <param name="Message">The same in words.</param>
/// <param name="Skipped">It was done before.</param>
/// <param name="Item">The piece that ended.</param>
internal sealed record BulkOutcome(BulkItem Item, string Reason, string Message, bool Skipped = false);
