using Disclosure.Claims.Subjects;

namespace Disclosure.Claims.Comparison;

/// <summary>A sum, share or growth stated in a paragraph that does not recompute.</summary>
/// <param name="Start">Of the number that is wrong, in UTF-16 units of the paragraph.</param>
/// <param name="Explanation">For people: how the right figure comes about.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Expected">What the other numbers make, as a finding shows it.</param>
/// <param name="Actual">What is stated.</param>
internal sealed record ArithmeticDiscrepancy(int Start, int End, string Expected, string Actual, string Explanation)
{
    /// <summary>Subjects of the numbers it is made of.</summary>
    public IReadOnlyList<ClaimSubject> Subjects { get; init; } = [];
}
