using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>Makes findings about a part of a line.</summary>
internal static class LineFinding
{
    /// <summary>A warning about the characters from a place up to another.</summary>
    /// <param name="from">In UTF-16 units of the line.</param>
    /// <param name="to">Exclusive.</param>
    /// <param name="replacement">What fixes it in their place; empty where only a person can tell.</param>
    public static Finding Warn(this TextLine line, string code, int from, int to, string message, string replacement) =>
        new(code, Severity.Warning, message)
        {
            Section = line.Section,
            Span = line.SpanOf(from, to),
            Expected = replacement,
            Actual = line.Text[from..to],
            Replacement = replacement,
        };
}
