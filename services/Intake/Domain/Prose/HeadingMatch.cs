using Disclosure.Form;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Prose;

/// <summary>A heading of the form that was recognised in a line.</summary>
/// <param name="Form">The section or topic that it heads.</param>
/// <param name="Numeral">The number in front of it, as typed.</param>
/// <param name="Heading">As printed, without its number; empty where it is the official one.</param>
/// <param name="Rest">Text that follows it on the same line.</param>
/// <param name="Confidence">0 to 100; less than 100 where it was recognised by some of its words.</param>
internal sealed record HeadingMatch(
    SectionForm Form,
    HeadingNumeral Numeral,
    string Heading,
    string Rest,
    int Confidence = 100
);
