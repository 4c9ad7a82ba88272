using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Publications;
using Disclosure.Filing.Domain.Reports;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Workflow;

/// <summary>What somebody wants to do with a report. Its fields are validated; whether it is allowed is not decided yet.</summary>
/// <param name="Etag">The etag that it is based on; empty: last write wins.</param>
/// <param name="Time">Whole milliseconds.</param>
/// <remarks>Only Submit, Explain, Confirm and Publish bring more than a reason; the others leave these empty.</remarks>
internal sealed record ReportCommand(ReportVerb Verb, ReportName Name, string Etag, Actor Actor, DateTimeOffset Time)
{
    /// <summary>What is submitted.</summary>
    public Pins? Pins { get; init; }

    /// <summary>What the check found.</summary>
    public IReadOnlyList<JudgedFinding> Findings { get; init; } = [];

    /// <summary>Explanations of findings.</summary>
    /// <remarks>Of the explanation as it was sent; the marks that it becomes are MarkFactory's.</remarks>
    public IReadOnlyList<Explanation> Explanations { get; init; } = [];

    /// <summary>Confirmations of figures.</summary>
    public IReadOnlyList<Confirmation> Confirmations { get; init; } = [];

    /// <summary>Principals who wrote what is pinned.</summary>
    /// <remarks>Added to those that are stored: who wrote an earlier revision is an editor for ever.</remarks>
    public IReadOnlyList<string> Editors { get; init; } = [];

    /// <summary>The fence that a submission was made under; 0: it was not fenced.</summary>
    /// <remarks>From FenceReport, which came before the check: a write in between would have a smaller fence and be refused.</remarks>
    public long Fence { get; init; }

    /// <summary>SHA-256 of the prose and of the figures that are submitted, lower-case hex; empty: not known.</summary>
    public (string Prose, string Figures) Digests { get; init; } = ("", "");

    /// <summary>How many files a publication brings.</summary>
    public int Files { get; init; }

    /// <summary>Why.</summary>
    public IReadOnlyList<MoveReason> Reasons { get; init; } = [];
}

/// <summary>What a decision about a report rests on, read in the transaction of the move.</summary>
/// <param name="Lineage">Its agency and those above, nearest first.</param>
/// <param name="Editors">Principals who wrote something of it.</param>
/// <param name="Marks">Oldest first.</param>
internal sealed record ReportFacts(
    ReportStatus Report,
    IReadOnlyList<AgencyName> Lineage,
    IReadOnlySet<string> Editors,
    IReadOnlyList<Mark> Marks
)
{
    /// <summary>Principals who approved what is submitted now, level by level.</summary>
    /// <remarks>Of the present submission alone.</remarks>
    public IReadOnlyList<string> Approvals { get; init; } = [];

    /// <summary>How many levels must approve it, 1 or more; a tree of fewer levels has no more.</summary>
    public int ApprovalLevels { get; init; } = 1;
}

/// <summary>What a move changes; the store writes all of it or nothing.</summary>
/// <param name="Before">The report before the move; the write is refused where it has moved since.</param>
/// <param name="After">The report after the move; its revision is the one before where nothing but marks changes.</param>
/// <param name="IsWaived">Somebody approved what they wrote, being the bootstrap administrator.</param>
internal sealed record MovePlan(ReportCommand Command, ReportStatus Before, ReportStatus After, bool IsWaived)
{
    /// <summary>Marks to add.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>Principals to add to the editors.</summary>
    public IReadOnlyList<string> Editors { get; init; } = [];

    /// <summary>The level at which it is approved, from 1; 0: it is not approved.</summary>
    public int ApprovalLevel { get; init; }

    /// <summary>What is published with files; null: nothing.</summary>
    /// <remarks>Null for every verb but Publish.</remarks>
    public PublicationRecord? Publication { get; init; }

    /// <summary>The report is to be deleted.</summary>
    public bool IsDeleted { get; init; }
}
