using Disclosure.Form.Reading;

namespace Disclosure.Form.Files;

/// <summary><c>reading.json</c>: what tells the edition's tables and sections in documents of others.</summary>
internal sealed record ReadingFile(
    IReadOnlyList<ReadingFile.TableEntry>? Tables = null,
    IReadOnlyList<ReadingFile.HeadingEntry>? Headings = null,
    IReadOnlyList<string>? FirstWords = null,
    IReadOnlyList<string>? LastWords = null
)
{
    /// <exception cref="InvalidDataException">It names a table or section that the edition lacks.</exception>
    public ReadingGuide ToGuide(IReadOnlyList<FormTable> tables, IReadOnlyList<SectionForm> sections)
    {
        string[] names = [.. tables.Select(t => t.Name), .. sections.Select(s => s.Section)];
        var used = (Tables ?? []).Select(t => t.Table).Concat((Headings ?? []).Select(h => h.Section));
        return used.FirstOrDefault(n => !names.Contains(n)) is { } unknown
            ? throw new InvalidDataException($"reading.json speaks of {unknown}, which the edition does not have.")
            : new(
                [.. (Tables ?? []).Select(t => t.ToClues())],
                [.. (Headings ?? []).Select(h => h.ToPattern())],
                FirstWords ?? [],
                LastWords ?? []
            );
    }

    internal sealed record TableEntry(
        string Table,
        bool KnownByRows = false,
        IReadOnlyList<string>? HeaderWords = null,
        IReadOnlyList<string>? LineStarts = null
    )
    {
        public TableClues ToClues() => new(Table, KnownByRows, HeaderWords ?? [], LineStarts ?? []);
    }

    internal sealed record HeadingEntry(
        string Section,
        IReadOnlyList<IReadOnlyList<string>>? AllOf = null,
        string StartsWith = "",
        IReadOnlyList<string>? EndsWith = null,
        int MaxLength = 0
    )
    {
        public HeadingPattern ToPattern() => new(Section, AllOf ?? [], StartsWith, EndsWith ?? [], MaxLength);
    }
}
