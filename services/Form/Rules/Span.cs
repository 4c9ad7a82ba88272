namespace Disclosure.Form;

/// <summary>A range of a section's text in Unicode code points: start inclusive, end exclusive.</summary>
public readonly record struct Span(int Start, int End);
