using Disclosure.Form;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Tables;

/// <summary>
/// Gives figures to the row whose label stands before them, or around them where it was set over several lines.
/// </summary>
internal sealed class FigurePlacer
{
    // Pieces behind some figures that may be the rest of their label, and those that are where a number ends them.
    private const int MaxMore = 3;
    private const int MaxRest = 10;

    // A row of a grid is surer than one of lines.
    public const int SureInLines = 95;

    // Least confidence of a label that is wholly there, and most of figures of a row that is cut.
    private const int SureLabel = 98;
    private const int Cut = 70;

    private readonly TableVocabulary _vocabulary;
    private readonly RowLabelMatcher _labels;
    private readonly SheetDraft _sheet;
    private readonly SingleRowTableReader[] _singleRow;
    private readonly FlattenedRows _flattened;

    // Whether the row that was read last had its words in its own row of a grid.
    private bool _isBehindGrid;

    // For each table, the index of the row that was read last.
    private readonly Dictionary<string, int> _last = [];

    // Figures of lines that no row was found for yet, with the words before them.
    private (IReadOnlyList<string> Words, IReadOnlyList<TableFigure> Run)? _orphan;

    public FigurePlacer(Edition edition, TableVocabulary vocabulary, SheetDraft sheet)
    {
        (_vocabulary, _labels, _sheet) = (vocabulary, new(vocabulary), sheet);
        _flattened = new(edition, vocabulary, sheet);
        _singleRow =
        [
            .. vocabulary
                .Tables.Where(vocabulary.IsSingleRow)
                .Select(t => new SingleRowTableReader(t, edition, vocabulary, sheet)),
        ];
    }

    /// <summary>The words before the figures to come.</summary>
    public LabelBuffer Words { get; } = new();

    /// <summary>The heads of the table at hand.</summary>
    public ColumnHeaders Heads { get; private set; } = new();

    /// <summary>Number of the document's table at hand; 0 for lines.</summary>
    public int Number { get; set; }

    /// <summary>Whether the figures to come stand in a row of a grid that has words of its own.</summary>
    public bool HasOwnWords { get; set; }

    // Figures whose words stand in other lines or rows may belong to others.
    private bool IsDetached => Number == 0 || !HasOwnWords;

    /// <summary>Begins another section: nothing that was read before belongs to it.</summary>
    public void Reset()
    {
        Words.Clear();
        Heads = new();
        Array.ForEach(_singleRow, t => t.Reset());
        _flattened.Flush();
        Number = 0;
    }

    /// <summary>Begins another table of the same section.</summary>
    public void ResetHeads() => Heads = new();

    /// <summary>
    /// Places what a document that ends in the midst of a row still has of it: the first figures, which are unsure.
    /// Returns whether they were.
    /// </summary>
    public bool TryPlaceCut(IReadOnlyList<TableFigure> run, IReadOnlyList<string> owner)
    {
        if (
            FindRow(owner) is not ({ Place: > 0 } row, >= SureLabel)
            || run.Count >= row.Count
            || run.Any(f => f.Value.Value.IsBlank)
        )
        {
            return false;
        }

        // Only behind a row that is whole do the first figures stand in the first columns.
        _flattened.Flush();
        if (!_sheet.IsFull(_vocabulary.Rows(row.Table.Name)[row.Place - 1]))
        {
            return false;
        }

        _sheet.Place(
            row,
            [.. run, .. Enumerable.Repeat(new TableFigure(PrintedValue.Blank, default, false), row.Count - run.Count)],
            Number,
            Cut
        );
        EndRow(row);
        return true;
    }

    /// <summary>Places figures by the words before them; they and the words are then done with.</summary>
    /// <param name="owner">The tables of the form that they may be of, likeliest first.</param>
    public void Place(IReadOnlyList<TableFigure> run, IReadOnlyList<string> owner)
    {
        if (_singleRow.Any(t => owner.Contains(t.Table) && t.TryPlace(Words.Words, run, Number, owner[0])))
        {
            Words.Clear();
            return;
        }

        AdoptOrphan(owner);
        var found = FindRow(owner);
        if (IsDetached)
        {
            var before = found is null ? -1 : Last([found.Value.Row.Table.Name]);
            _flattened.Add(
                run,
                found,
                found is { } match ? Fit(match.Row, run) : null,
                Words.Words,
                new(Number, before, _isBehindGrid)
            );
        }

        _isBehindGrid = !IsDetached && found is not null;

        if (found is var (row, confidence))
        {
            Place(row, run, confidence);
            EndRow(row);
        }
        else
        {
            _orphan = IsDetached ? ([.. Words.Label], [.. run]) : null;
            Words.Clear();
        }
    }

    /// <summary>Notes that the row of the words before is there without a figure.</summary>
    public void PlaceNone(IReadOnlyList<string> owner)
    {
        if (FindRow(owner) is var (row, _))
        {
            _sheet.MarkFound(row);
            EndRow(row);
        }
    }

    /// <summary>Places figures that were left over because the rest of their label follows them.</summary>
    public void AdoptOrphan(IReadOnlyList<string> owner)
    {
        if (_orphan is not var (words, run))
        {
            return;
        }

        _orphan = null;
        var rest = Words.CountBeforeNumber;
        if (
            rest is > 0 and <= MaxRest
            && TryPlace(
                _labels.FindWhole(owner is [var table, ..] ? table : "", words, Words.Take(rest), Last(owner)),
                run
            )
        )
        {
            return;
        }

        for (var more = 1; more <= Math.Min(MaxMore, rest > 0 ? rest : Words.Words.Count); more++)
        {
            foreach (var name in owner.Where(t => !_vocabulary.IsSingleRow(t)))
            {
                if (TryPlace(_labels.FindAround(name, words, Words.Take(more), Last([name])), run))
                {
                    return;
                }
            }
        }
    }

    // Tables that print all rows in one are read by their own readers.
    private RowMatch? FindRow(IReadOnlyList<string> owner)
    {
        Words.Trim();
        foreach (var table in owner.Where(t => !_vocabulary.IsSingleRow(t)))
        {
            if (_labels.Find(table, Words.Label, Last([table])) is { } found)
            {
                return found;
            }

            // Without the notes that an agency wrote into the label.
            if (Words.LabelWithoutNotes is { } bare && _labels.Find(table, bare, Last([table])) is { } noted)
            {
                return noted;
            }
        }

        return null;
    }

    // The last row that was read of the likeliest table; rows come in the order of the form.
    private int Last(IReadOnlyList<string> owner) => owner is [var table, ..] ? _last.GetValueOrDefault(table, -1) : -1;

    private bool TryPlace(RowMatch? found, IReadOnlyList<TableFigure> run)
    {
        if (found is not var (row, confidence))
        {
            return false;
        }

        // Only detached figures are left over.
        _flattened.Adopt(new(row, confidence), Fit(row, run));
        _last[row.Table.Name] = row.Place;
        return true;
    }

    // By the heads of the columns where they tell more than the number of figures. Detached ones are held back.
    private void Place(FormRow row, IReadOnlyList<TableFigure> run, int confidence)
    {
        if (IsDetached)
        {
            return;
        }

        if (Fit(row, run) is { } figures)
        {
            _sheet.Place(row, figures, Number, confidence);
        }
        else
        {
            _sheet.NoteUnclear(row, run);
        }
    }

    private IReadOnlyList<TableFigure>? Fit(FormRow row, IReadOnlyList<TableFigure> run) =>
        Heads.Fit(run, row) ?? FigureAssignment.Fit(run, row);

    private void EndRow(FormRow row)
    {
        _last[row.Table.Name] = row.Place;
        Words.Clear();
    }
}
