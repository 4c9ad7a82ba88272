using Disclosure.Claims.Subjects;

namespace Disclosure.Claims.Comparison;

/// <summary>A sum, share or growth stated in a paragraph that does not recompute.</summary>
/// <param name="Start">Of the number that is wrong, in UTF-16 units of the paragraph.</param>
/// <param name="Explanation">For people: how the right figure comes about.</param>
internal sealed record ArithmeticDiscrepancy(int Start, int End, string Expected, string Actual, string Explanation)
{
    /// <summary>Subjects of the numbers it is made of.</summary>
    public IReadOnlyList<ClaimSubject> Subjects { get; init; } = [];
}
