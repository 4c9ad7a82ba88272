using Disclosure.PublicTree.Reports;

namespace Disclosure.PublicTree.Lists;

/// <summary>Some of the published reports of a year.</summary>
/// <param name="Reports">In the order of the tree of agencies: an agency before those below it, ids in order.</param>
/// <param name="NextKey">Key of the last report of the page, by which the next one goes on; null on the last page.</param>
public sealed record ReportPage(IReadOnlyList<PublishedReport> Reports, string? NextKey);
