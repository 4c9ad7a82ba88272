using System.Collections.Concurrent;
using Disclosure.Vocabulary.References;

namespace Disclosure.Narrative.Domain.Claims;

/// <summary>What a number speaks of: rows and columns of one table, and which readings of them are right.</summary>
/// <param name="Table">requests, proceedings or proactive.</param>
/// <param name="Rows">Summed; each may end in a star.</param>
/// <param name="Columns">Summed.</param>
/// <param name="OrRows">Other rows that the same words may mean, each set a reading of its own.</param>
internal sealed record Subject(
    string Table,
    IReadOnlyList<string> Rows,
    IReadOnlyList<string> Columns,
    bool OfLastYear = false,
    IReadOnlyList<IReadOnlyList<string>>? OrRows = null
)
{
    private static readonly ConcurrentDictionary<(string Table, string Row, string Column), string> s_names = [];

    /// <summary>The sums that the number may be, the likeliest first.</summary>
    public IReadOnlyList<CellSum> Readings => [Sum(Rows), .. (OrRows ?? []).Select(Sum)];

    public bool SpeaksOfTheSameAs(Subject other) =>
        Table == other.Table
        && OfLastYear == other.OfLastYear
        && Rows.SequenceEqual(other.Rows)
        && Columns.SequenceEqual(other.Columns);

    private CellSum Sum(IReadOnlyList<string> rows) =>
        new([.. from row in rows from column in Columns select new CellTerm(NameOf(row, column), OfLastYear)]);

    // The form has a few hundred.
    private string NameOf(string row, string column) =>
        s_names.GetOrAdd((Table, row, column), static c => $"{c.Table}.{c.Row}.{c.Column}");
}
