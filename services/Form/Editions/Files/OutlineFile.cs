namespace Disclosure.Form.Files;

/// <summary><c>outline.json</c>: prose and tables in the order printed, with the titles that are accepted for each.</summary>
internal sealed record OutlineFile(IReadOnlyList<OutlineFile.SectionEntry> Sections)
{
    public IReadOnlyList<SectionForm> ToSections() => [.. Sections.Select(s => s.ToSection())];

    internal sealed record SectionEntry(
        string Section = "",
        string Table = "",
        string Heading = "",
        IReadOnlyList<string>? Aliases = null,
        IReadOnlyList<SectionEntry>? Sections = null,
        Severity? Required = null
    )
    {
        public SectionForm ToSection() =>
            new(Section, Table, Heading, Aliases ?? [], [.. (Sections ?? []).Select(s => s.ToSection())], Required);
    }
}
