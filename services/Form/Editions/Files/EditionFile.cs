namespace Disclosure.Form.Files;

/// <summary><c>edition.json</c>: which edition it is, and how its cells correspond to those of others.</summary>
/// <param name="Edition">Id, such as "2021".</param>
/// <param name="Notice">The notice that sets the form, such as "国办公开办函〔2021〕30号".</param>
/// <param name="FirstYear">First report year that the form is required for.</param>
/// <param name="LastYear">Last report year that it is required for; null while in force.</param>
internal sealed record EditionFile(
    string Edition,
    string Notice,
    int FirstYear,
    int? LastYear = null,
    IReadOnlyList<EditionFile.MappingEntry>? Mappings = null
)
{
    public IReadOnlyList<EditionMapping> ToMappings() => [.. (Mappings ?? []).Select(m => m.ToMapping())];

    /// <summary>How the cells of another edition correspond to this one's.</summary>
    internal sealed record MappingEntry(
        string From,
        IReadOnlyList<TermPair> Cells,
        IReadOnlyList<NoCounterpart>? Dropped = null,
        IReadOnlyList<NoCounterpart>? Added = null
    )
    {
        public EditionMapping ToMapping() =>
            new(From, [.. Cells.Select(c => (c.From, c.To))], Dropped ?? [], Added ?? []);
    }

    /// <summary>A term of the other edition and the term of this one that means the same.</summary>
    internal sealed record TermPair(string From, string To);
}
