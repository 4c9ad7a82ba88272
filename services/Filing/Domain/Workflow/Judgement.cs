using Disclosure.Form;

namespace Disclosure.Filing.Domain.Workflow;

/// <summary>A finding as the check of a submission gave it.</summary>
/// <param name="Severity">After the packs of regions have raised it.</param>
/// <param name="Fingerprint">The same for the same finding in every check; another once what it speaks of changes.</param>
/// <param name="Message">For people; shown in a refusal and never stored.</param>
internal sealed record JudgedFinding(
    string Code,
    Severity Severity,
    string Fingerprint,
    IReadOnlyList<string> Cells,
    string Section,
    string Message
);

/// <summary>Why a finding may stand.</summary>
/// <param name="Fingerprint">Of the finding; empty: those of the code with exactly these cells and section are meant.</param>
/// <param name="Cells">Compared as a set; empty: the finding has none either.</param>
/// <param name="Section">Empty: any.</param>
internal sealed record Explanation(
    string Reason,
    string Fingerprint,
    string Code,
    IReadOnlyList<string> Cells,
    string Section
);

/// <summary>Figures or a passage that somebody answers for.</summary>
/// <param name="Fingerprint">Of the figures or the passage as they were then.</param>
internal sealed record Confirmation(string Fingerprint, IReadOnlyList<string> Cells, string Section, string Reason);

/// <summary>Why a report was moved; of a return it may name the finding, cells or section.</summary>
internal sealed record MoveReason(
    string Reason,
    string Code,
    string Fingerprint,
    IReadOnlyList<string> Cells,
    string Section
);
