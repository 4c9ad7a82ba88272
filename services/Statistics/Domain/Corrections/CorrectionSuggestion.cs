using Disclosure.Statistics.Domain.Sheets;

namespace Disclosure.Statistics.Domain.Corrections;

/// <summary>A way to make failing equations hold. A person decides on it; it is never applied automatically.</summary>
/// <param name="Message">For people, in Chinese.</param>
/// <param name="Remaining">Number of equations of the table that would still fail or have a blank cell.</param>
internal sealed record CorrectionSuggestion(
    MistakeCause Cause,
    string Message,
    IReadOnlyList<CellChange> Changes,
    int Remaining
);
