using Disclosure.Claims.Quantities;

namespace Disclosure.Claims.Subjects;

/// <summary>A number stated in prose, and what it speaks of.</summary>
/// <param name="Quantity">The number; of a claim in words ("未收到", "均已办结") the number that they mean, at their place.</param>
/// <param name="Value">In the unit of the cells.</param>
/// <param name="InWords">Said in words, so that there are no digits to bind.</param>
/// <param name="Subject">The cells that it speaks of.</param>
/// <remarks>Two claims may have one place: 受理并办结27件 speaks of two rows.</remarks>
public sealed record Claim(Quantity Quantity, decimal Value, ClaimSubject Subject, bool InWords = false);
