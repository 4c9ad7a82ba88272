using Disclosure.Form;
using Disclosure.Form.Reading;

namespace Disclosure.Intake.Domain.Tables;

/// <summary>
/// A table that prints all rows of the form in one row below their heads, as 表四 does: all figures in a row, or those
/// of one row behind its name, or one figure behind a column's head where the table was turned on its side.
/// </summary>
internal sealed class SingleRowTableReader
{
    private readonly TableVocabulary _vocabulary;
    private readonly SheetDraft _sheet;
    private readonly TableClues _clues;
    private readonly IReadOnlyList<FormRow> _rows;
    private readonly int _cells;
    private FormRow? _row;

    public SingleRowTableReader(string table, Edition edition, TableVocabulary vocabulary, SheetDraft sheet)
    {
        (Table, _vocabulary, _sheet) = (table, vocabulary, sheet);
        (_clues, _rows) = (edition.Reading.CluesTo(table), vocabulary.Rows(table));
        _cells = _rows.Sum(r => r.Count);
    }

    /// <summary>Name of the table of the form.</summary>
    public string Table { get; }

    /// <summary>Forgets the row at hand; another section begins.</summary>
    public void Reset() => _row = null;

    /// <summary>Places figures where they are this table's; returns whether they were.</summary>
    /// <param name="words">What stands before them, letters only.</param>
    /// <param name="table">Number of the document's table; 0 for lines.</param>
    /// <param name="current">The table of the form that the report is at.</param>
    public bool TryPlace(IReadOnlyList<string> words, IReadOnlyList<TableFigure> run, int table, string current)
    {
        var letters = words.ToArray();
        var isHeaded = IsHeaded(string.Concat(letters));
        var isHere = current == Table || isHeaded;
        if (isHere && AssignAll(run) is { } figures)
        {
            PlaceAll(figures, table);
            return true;
        }

        _row = FindRow(letters) ?? _row;
        if (_row is null || !isHere)
        {
            return false;
        }

        if (run.Count == 1 && letters.Length > 0 && FindColumn(_row, letters[^1]) is >= 0 and var column && !isHeaded)
        {
            _sheet.Place(_row.First + column, run[0].Value, run[0].Cell, table, 90);
        }
        else if (FigureAssignment.Fit(run, _row) is { } own)
        {
            _sheet.Place(_row, own, table, 95);
            _row = null;
        }
        else
        {
            _sheet.NoteUnclear(_row, run);
        }

        return true;
    }

    // The figures of all rows, in the order of the form.
    private void PlaceAll(IReadOnlyList<TableFigure> figures, int table)
    {
        var at = 0;
        foreach (var row in _rows)
        {
            _sheet.Place(row, [.. figures.Skip(at).Take(row.Count)], table, table > 0 ? 98 : 95);
            at += row.Count;
        }
    }

    // One figure a cell of the table; null where there are more or fewer.
    private IReadOnlyList<TableFigure>? AssignAll(IReadOnlyList<TableFigure> run)
    {
        if (run.Count == _cells)
        {
            return run;
        }

        var filled = run.Where(f => !f.Value.IsBlank).ToArray();
        return filled.Length == _cells ? filled
            : filled is [var glued] ? FigureAssignment.Split(glued, _cells, _rows[0])
            : null;
    }

    // The row named nearest before the figures, the heads of its columns left out.
    private FormRow? FindRow(string[] letters)
    {
        var text = string.Concat(letters.Where(l => !_vocabulary.IsHead(Table, l)));
        return _rows
            .Select(r => (Row: r, At: r.Labels.Max(l => text.LastIndexOf(l, StringComparison.Ordinal))))
            .Where(x => x.At >= 0)
            .OrderByDescending(x => x.At)
            .Select(x => x.Row)
            .FirstOrDefault();
    }

    // Index of the column with this head; -1 where there is none.
    private static int FindColumn(FormRow row, string letters)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (letters == row.Heads[i])
            {
                return i;
            }
        }

        return -1;
    }

    // Whether the heads of the table stand before the figures.
    private bool IsHeaded(string letters) =>
        _clues.HeaderWords.Count > 0 && _clues.HeaderWords.All(w => letters.Contains(w, StringComparison.Ordinal));
}
