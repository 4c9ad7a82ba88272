namespace Disclosure.Form;

/// <summary>A part of the form in the order printed: a section of prose, or the place of a table.</summary>
/// <param name="Section">Prose section; empty for a table.</param>
/// <param name="Table">Table that stands here; empty for prose.</param>
/// <param name="Heading">Official heading without its number; empty for the preamble.</param>
/// <param name="Aliases">Other headings that are accepted.</param>
/// <param name="Sections">The parts of the section.</param>
/// <param name="Required">Severity of its absence; null where it may be absent.</param>
/// <param name="Role">What the section is for, where code treats it apart.</param>
public sealed record SectionForm(
    string Section,
    string Table,
    string Heading,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<SectionForm> Sections,
    Severity? Required = null,
    SectionRole Role = SectionRole.None
)
{
    /// <summary>Words that only headings of this section have; they identify it under a heading that is none of its titles.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];
}
