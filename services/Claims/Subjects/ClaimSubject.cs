using System.Collections.Concurrent;
using Disclosure.Claims.Concepts;
using Disclosure.Form.Concepts;
using Disclosure.Form.References;

namespace Disclosure.Claims.Subjects;

/// <summary>The cells that a number speaks of: rows and columns of one topic.</summary>
/// <param name="Cells">The topic, and where its cells are.</param>
/// <param name="Rows">Summed; a name may end in a star.</param>
/// <param name="Columns">Summed.</param>
/// <param name="OfLastYear">Whether it speaks of last year's sheet.</param>
/// <param name="OrRows">Other rows that the same words may mean, each set a reading of its own.</param>
public sealed record ClaimSubject(
    TopicCells Cells,
    IReadOnlyList<string> Rows,
    IReadOnlyList<string> Columns,
    bool OfLastYear = false,
    IReadOnlyList<IReadOnlyList<string>>? OrRows = null
)
{
    // Sums of one cell are shared; the form has a few hundred cells.
    // Static and concurrent: sums of cells are the same for every report, and never change.
    private static readonly ConcurrentDictionary<
        (string Table, string Row, string Column, bool OfLastYear),
        CellSum
    > s_cells = [];

    /// <summary>The topic that its cells count.</summary>
    public ClaimTopic Topic => Cells.Topic;

    /// <summary>Whether no column is named: the number is the total of its rows.</summary>
    /// <remarks>By reference: TopicCells hands out one list, and an equal one would be a named column.</remarks>
    public bool IsTotal => ReferenceEquals(Columns, Cells.Total);

    /// <summary>Whether it has cells at all; what an edition does not count has none.</summary>
    internal bool HasCells => Rows.Count > 0 && Columns.Count > 0;

    /// <summary>The sum that the number most likely is.</summary>
    public CellSum Likeliest => Sum(Rows);

    /// <summary>The sums that the number may be, the likeliest first.</summary>
    public IReadOnlyList<CellSum> Readings => [Sum(Rows), .. (OrRows ?? []).Where(r => r.Count > 0).Select(Sum)];

    /// <summary>Whether it is the requests of one row, in this year's sheet or last year's.</summary>
    internal bool IsRequests(IReadOnlyList<string> rows) =>
        Topic == ClaimTopic.Requests && Rows.Count == 1 && rows.Count == 1 && Rows[0] == rows[0];

    /// <summary>Whether both speak of the same cells of the same year.</summary>
    public bool HasSameCells(ClaimSubject other) =>
        Cells.Table == other.Cells.Table
        && OfLastYear == other.OfLastYear
        && Rows.SequenceEqual(other.Rows)
        && Columns.SequenceEqual(other.Columns);

    // Most subjects are one cell, whose sum is shared.
    private CellSum Sum(IReadOnlyList<string> rows) =>
        rows.Count == 1 && Columns.Count == 1
            ? s_cells.GetOrAdd(
                (Cells.Table, rows[0], Columns[0], OfLastYear),
                static c => new([new CellTerm($"{c.Table}.{c.Row}.{c.Column}", c.OfLastYear)])
            )
            : new([
                .. from row in rows
                from column in Columns
                select new CellTerm($"{Cells.Table}.{row}.{column}", OfLastYear),
            ]);
}
