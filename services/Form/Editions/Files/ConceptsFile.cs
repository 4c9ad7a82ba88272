using Disclosure.Form.Concepts;

namespace Disclosure.Form.Files;

/// <summary><c>concepts.json</c>: which words of prose speak of which cells.</summary>
internal sealed record ConceptsFile(IReadOnlyList<TopicTable> Topics, IReadOnlyList<ConceptsFile.ConceptEntry> Concepts)
{
    public ConceptVocabulary ToVocabulary() => new(Topics, [.. Concepts.Select(c => c.ToConcept())]);

    internal sealed record ConceptEntry(
        string Concept,
        ConceptKind Kind,
        IReadOnlyList<string> Words,
        IReadOnlyList<string>? Rows = null,
        IReadOnlyList<string>? Columns = null,
        string Group = "",
        bool Rest = false,
        bool Ambiguous = false,
        bool SaidOfAll = false
    )
    {
        public CellConcept ToConcept() =>
            new(Concept, Kind, Words, Rows ?? [], Columns ?? [], Group, Rest, Ambiguous, SaidOfAll);
    }
}
