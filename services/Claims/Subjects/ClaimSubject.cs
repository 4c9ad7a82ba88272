using System.Collections.Concurrent;
using Disclosure.Form.References;

namespace Disclosure.Claims.Subjects;

/// <summary>What a number speaks of: rows and columns of one table, and which readings of them are right.</summary>
/// <param name="Table">requests, proceedings or proactive.</param>
/// <param name="Rows">Summed; each may end in a star.</param>
/// <param name="Columns">Summed.</param>
/// <param name="OrRows">Other rows that the same words may mean, each set a reading of its own.</param>
public sealed record ClaimSubject(
    string Table,
    IReadOnlyList<string> Rows,
    IReadOnlyList<string> Columns,
    bool OfLastYear = false,
    IReadOnlyList<IReadOnlyList<string>>? OrRows = null
)
{
    // A cell's sum says the same wherever it is spoken of; the form has a few hundred.
    private static readonly ConcurrentDictionary<
        (string Table, string Row, string Column, bool OfLastYear),
        CellSum
    > s_cells = [];

    /// <summary>The sum that the number most likely is.</summary>
    public CellSum Likeliest => Sum(Rows);

    /// <summary>The sums that the number may be, the likeliest first.</summary>
    public IReadOnlyList<CellSum> Readings => [Sum(Rows), .. (OrRows ?? []).Select(Sum)];

    public bool HasSameCells(ClaimSubject other) =>
        Table == other.Table
        && OfLastYear == other.OfLastYear
        && Rows.SequenceEqual(other.Rows)
        && Columns.SequenceEqual(other.Columns);

    private CellSum Sum(IReadOnlyList<string> rows) =>
        rows.Count == 1 && Columns.Count == 1
            ? s_cells.GetOrAdd(
                (Table, rows[0], Columns[0], OfLastYear),
                static c => new([new CellTerm($"{c.Table}.{c.Row}.{c.Column}", c.OfLastYear)])
            )
            : new([
                .. from row in rows from column in Columns select new CellTerm($"{Table}.{row}.{column}", OfLastYear),
            ]);
}
