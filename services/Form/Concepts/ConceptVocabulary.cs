namespace Disclosure.Form.Concepts;

/// <summary>Which words of prose speak of which cells of an edition.</summary>
/// <param name="Topics">The table of each topic; a topic that is absent has no cells.</param>
/// <param name="Concepts">In the order in which the meanings of one word are read.</param>
public sealed record ConceptVocabulary(IReadOnlyList<TopicTable> Topics, IReadOnlyList<CellConcept> Concepts)
{
    /// <summary>Of an edition whose prose speaks of no cell.</summary>
    public static ConceptVocabulary Empty { get; } = new([], []);
}

/// <summary>A subject of the prose that a table counts.</summary>
public enum ClaimTopic
{
    Requests,
    Proceedings,
    Documents,
    Decisions,
    Fees,
}

/// <summary>Where the cells of a topic are.</summary>
/// <param name="Total">The column of a number that names no column; empty where a column must be named.</param>
public sealed record TopicTable(ClaimTopic Topic, string Table, string Total = "");

/// <summary>Rows or columns of the form, and the words that speak of them.</summary>
/// <param name="Concept">Id within the edition.</param>
/// <param name="Words">
/// <c>(a|b)</c> is either; one <c>*</c> stands for up to 12 characters that are no mark: <c>未*补正</c> is 未在规定期限内补正.
/// </param>
/// <param name="Rows">Summed; a name may end in a star. Empty for a column, and for what the edition does not count.</param>
/// <param name="Columns">Summed; empty for a row.</param>
/// <param name="Group">The concept that this one is a part of; empty for one of its own.</param>
/// <param name="Rest">Whether 其他 in a list of its kind means this one.</param>
/// <param name="Ambiguous">Whether its words speak of other business too, so that a request must be named beside them.</param>
/// <param name="SaidOfAll">Whether its words alone, without 均, may speak of all cases named before.</param>
public sealed record CellConcept(
    string Concept,
    ConceptKind Kind,
    IReadOnlyList<string> Words,
    IReadOnlyList<string> Rows,
    IReadOnlyList<string> Columns,
    string Group,
    bool Rest,
    bool Ambiguous,
    bool SaidOfAll
);
