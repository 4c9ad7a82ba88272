using Disclosure.Form.Concepts;

namespace Disclosure.Form.Files;

/// <summary><c>concepts.json</c>: which words of prose speak of which cells.</summary>
internal sealed record ConceptsFile(IReadOnlyList<TopicTable> Topics, IReadOnlyList<ConceptsFile.ConceptEntry> Concepts)
{
    /// <summary><see cref="InvalidDataException"/> where a concept is given twice, or its group is none or is itself in a group.</summary>
    public ConceptVocabulary ToVocabulary()
    {
        var groups = new HashSet<string>();
        foreach (var concept in Concepts.OrderBy(c => c.Group.Length > 0))
        {
            if (concept.Group.Length == 0 ? !groups.Add(concept.Concept) : !groups.Contains(concept.Group))
            {
                throw new InvalidDataException(
                    $"concepts.json: {concept.Concept} is given twice or is in no known group."
                );
            }
        }

        return new(Topics, [.. Concepts.Select(c => c.ToConcept())]);
    }

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
