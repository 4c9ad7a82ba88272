using Disclosure.Form;

namespace Disclosure.Intake.Domain.Tables;

/// <summary>Where figures stand that are held back.</summary>
/// <param name="Table">Number of the document's table; 0 for lines.</param>
/// <param name="Before">Place of the row that was read before; -1 where it is the first.</param>
/// <param name="IsBehindGrid">Whether that row had its words in its own row of a grid.</param>
internal readonly record struct RunPlace(int Table, int Before, bool IsBehindGrid);

/// <summary>
/// The rows of a table that was flattened into lines, held back until the table ends. Labels may stand apart from
/// their figures there, so a row counts only where its label and its place among all figures agree, or where the sums
/// do. What is in doubt stays blank and is noted.
/// </summary>
internal sealed class FlattenedRows(Edition edition, TableVocabulary vocabulary, SheetDraft sheet)
{
    // Confidence of figures whose label is elsewhere, and the least one of a label that is wholly there.
    private const int ByPlace = 75;
    private const int SureLabel = 98;

    // Of the rows that print a sum, so many hundredths must hold for the figures to be in their places.
    private const int MinSums = 80;

    private readonly List<TableFigure> _figures = [];
    private readonly List<Run> _runs = [];

    /// <summary>Figures that stand together, and the row that the words around them stand for.</summary>
    /// <param name="From">Index of the first figure among all of the table.</param>
    /// <param name="Row">Null where the words stand for none.</param>
    /// <param name="Fitted">One figure a column; null where they do not fit.</param>
    /// <param name="IsAlone">Whether the words hold no other row's label.</param>
    /// <param name="Table">Number of the document's table; 0 for lines.</param>
    /// <param name="Before">Place of the row that was read before; -1 where it is the first.</param>
    /// <param name="IsBehindGrid">Whether that row had its words in its own row of a grid.</param>
    private sealed record Run(
        int From,
        IReadOnlyList<TableFigure> Figures,
        FormRow? Row,
        IReadOnlyList<TableFigure>? Fitted,
        int Confidence,
        bool IsAlone,
        int Table,
        int Before,
        bool IsBehindGrid
    )
    {
        public bool IsSure => Row is not null && Fitted is not null && Confidence >= SureLabel && IsAlone;
    }

    /// <summary>Holds figures back.</summary>
    public void Add(
        IReadOnlyList<TableFigure> figures,
        RowMatch? found,
        IReadOnlyList<TableFigure>? fitted,
        IReadOnlyList<string> words,
        RunPlace place
    )
    {
        var row = found?.Row;
        _runs.Add(
            new(
                _figures.Count,
                [.. figures],
                row,
                fitted is null ? null : [.. fitted],
                found?.Confidence ?? 0,
                row is null || !NamesOther(row, string.Concat(words)),
                place.Table,
                place.Before,
                place.IsBehindGrid
            )
        );
        _figures.AddRange(figures.Where(f => !f.Value.IsBlank));
    }

    /// <summary>Gives held figures to a row whose label was found behind them.</summary>
    public void Adopt(RowMatch found, IReadOnlyList<TableFigure>? fitted) =>
        _runs[^1] = _runs[^1] with
        {
            Row = found.Row,
            Fitted = fitted is null ? null : [.. fitted],
            Confidence = Math.Min(found.Confidence, SureLabel - 1),
        };

    /// <summary>Places what was held back.</summary>
    public void Flush()
    {
        var table = _runs
            .Where(r => r.Row is not null)
            .GroupBy(r => r.Row!.Table.Name)
            .OrderByDescending(g => g.Count())
            .FirstOrDefault()
            ?.Key;
        if (table is not null)
        {
            if (FindComplete(table) is { } rows)
            {
                PlaceComplete(rows);
            }
            else
            {
                PlacePartial(table);
            }
        }

        _runs.Clear();
        _figures.Clear();
    }

    // The rows of the form, where there is a figure for every cell of them.
    private FormRow[]? FindComplete(string table)
    {
        var all = vocabulary.Rows(table);
        var replaced = all.SelectMany(r => r.Row.StandsFor).ToHashSet();
        FormRow[][] variants =
        [
            [.. all.Where(r => r.Row.StandsFor.Count == 0)],
            [.. all.Where(r => !replaced.Contains(r.Row.Name))],
        ];
        // Where rows that one may stand for are named, it stands for none of them.
        return Array.Find(
            variants,
            v =>
                v.Sum(r => r.Count) == _figures.Count
                && (v == variants[0] || !_runs.Exists(r => r.Row is { } row && replaced.Contains(row.Row.Name)))
        );
    }

    // Every figure has its place by their order. Labels that say otherwise are trusted no more than the sums allow.
    private void PlaceComplete(IReadOnlyList<FormRow> rows)
    {
        var (at, byOrder) = (0, new List<(FormRow Row, TableFigure[] Figures, Run? Run)>());
        foreach (var row in rows)
        {
            var figures = _figures.GetRange(at, row.Count).ToArray();
            var start = at;
            byOrder.Add((row, figures, _runs.Find(r => r.Row == row && IsAt(r, start))));
            at += row.Count;
        }

        var hasConflict = _runs.Exists(r => r.IsSure && !byOrder.Exists(o => o.Run == r));
        var isSound = SumsHold(rows, byOrder.ConvertAll(o => o.Figures), hasConflict);
        foreach (var (row, figures, run) in byOrder)
        {
            if (run is not null)
            {
                sheet.Place(row, figures, run.Table, Math.Min(run.Confidence, FigurePlacer.SureInLines));
            }
            else if (isSound)
            {
                sheet.Place(row, figures, 0, ByPlace);
            }
            else
            {
                sheet.NoteUnclear(row, figures);
            }
        }
    }

    // Whether a run's figures are those of a row that begins at this figure.
    private static bool IsAt(Run run, int start) => run.Fitted is not null && run.From == start;

    // Without every figure a row counts where all rows from the table's first one on follow one another, each behind
    // its own label, or all rows up to the last one.
    private void PlacePartial(string table)
    {
        // A part of a table that is in order throughout, with no figure too many, is what a document shows of it.
        var isOrderly =
            _figures.Count < vocabulary.Rows(table).Where(r => r.Row.StandsFor.Count == 0).Sum(r => r.Count)
            && _runs
                .SkipLast(_runs[^1].Row is null ? 1 : 0)
                .All(r => r.Row is { } own && r.IsAlone && r.Before < own.Place);
        var isKept = new bool[_runs.Count];
        for (var i = 0; i < _runs.Count; i++)
        {
            var isAnchored = i == 0 || isKept[i - 1] || _runs[i].IsBehindGrid;
            isKept[i] = isOrderly || (isAnchored && IsWhole(_runs[i]) && Follows(_runs[i].Before, _runs[i].Row));
        }

        for (var i = _runs.Count - 1; i >= 0; i--)
        {
            isKept[i] |=
                _runs[i] is { Row: { } row }
                && IsWhole(_runs[i])
                && (
                    i == _runs.Count - 1
                        ? row.Place == vocabulary.Rows(row.Table.Name).Count - 1
                        : isKept[i + 1] && Follows(row.Place, _runs[i + 1].Row)
                );
        }

        for (var i = 0; i < _runs.Count; i++)
        {
            if (_runs[i] is not { Row: { } row } run)
            {
                continue;
            }

            var isBetween = (i == 0 || isKept[i - 1]) && (i == _runs.Count - 1 || isKept[i + 1]);
            if (run.Fitted is { } fitted && isKept[i] && (isBetween || SumHolds(row, fitted)))
            {
                sheet.Place(row, fitted, run.Table, Math.Min(run.Confidence, FigurePlacer.SureInLines));
            }
            else if (_runs.Exists(r => r != run && r.Row == row))
            {
                sheet.NoteTwice(row);
            }
            else
            {
                sheet.NoteUnclear(row, run.Figures);
            }
        }
    }

    // A run that has too many or too few figures may have shifted those around it, and the heading of a group may stand
    // for the group or for its first row.
    private static bool IsWhole(Run run) =>
        run is { IsAlone: true, Fitted: not null, Row: null or { Row.StandsFor.Count: 0 } };

    // Whether a row is the next one of its table; rows that a report prints as one, or one that it prints as several,
    // are passed over.
    private bool Follows(int before, FormRow? row) =>
        row is not null
        && vocabulary
            .Rows(row.Table.Name)
            .Skip(before + 1)
            .TakeWhile(r => r.Place < row.Place)
            .All(r => r.Row.StandsFor.Count > 0 || row.Row.StandsFor.Contains(r.Row.Name))
        && row.Place > before;

    // Printed sums of rows. Where labels contradict the order, those of columns too: what the form adds up in a column
    // can be told only where rows are in their places.
    private bool SumsHold(IReadOnlyList<FormRow> rows, List<TableFigure[]> figures, bool isStrict)
    {
        var (sums, held) = (0, 0);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Sum >= 0 && figures[i].All(f => f.Value.Value.IsNumber))
            {
                sums++;
                held += SumHolds(rows[i], figures[i]) ? 1 : 0;
            }
        }

        return sums == 0
            ? !isStrict
            : held * 100 >= sums * MinSums && (!isStrict || ColumnSums.Hold(edition, rows, figures));
    }

    // True where the row prints no sum, or has blanks.
    private static bool SumHolds(FormRow row, IReadOnlyList<TableFigure> figures) =>
        row.Sum < 0
        || figures.Any(f => !f.Value.Value.IsNumber)
        || figures.Sum(f => f.Value.Value.Number) == 2 * figures[row.Sum].Value.Value.Number;

    // Whether words hold the whole label of a row beside the one that they stand for.
    private bool NamesOther(FormRow row, string letters) =>
        vocabulary
            .Rows(row.Table.Name)
            .Any(other =>
                other != row
                && other.Row.StandsFor.Count == 0
                && other.Labels.Any(l =>
                    l.Length >= 4
                    && letters.Contains(l, StringComparison.Ordinal)
                    && !vocabulary.IsGroupHeading(row.Table.Name, l)
                    && !row.Labels.Any(own => own.Contains(l, StringComparison.Ordinal))
                )
            );
}
