using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Tables;

/// <summary>
/// Reads the figures of the form's tables, from grids and from lines that a table was flattened into. Both are words,
/// then the figures of the row that the words stand for, so a table may be cut at a page's end and be half a grid and
/// half lines.
/// </summary>
internal sealed class FormTableReader
{
    // Longer text in the place of a figure is a sentence.
    private const int MaxRemark = 16;

    private readonly Edition _edition;
    private readonly TableVocabulary _vocabulary;
    private readonly SheetDraft _sheet;
    private readonly FigurePlacer _placer;

    // The figures since the last words, the table at hand, and bars without anything between them.
    private readonly List<TableFigure> _run = [];
    private string _table = "";
    private int _bars;

    public FormTableReader(Edition edition, SheetDraft sheet)
    {
        (_edition, _vocabulary, _sheet) = (edition, TableVocabulary.For(edition), sheet);
        _placer = new(edition, _vocabulary, sheet);
    }

    // The tables of the form that lines may be of: the one at hand, and others where its end was missed.
    private IReadOnlyList<string> Owner =>
        _table.Length == 0 ? [] : [_table, .. _vocabulary.Tables.Where(t => t != _table)];

    /// <summary>Begins another section of the report; figures not yet placed belong to the one before.</summary>
    /// <param name="table">The table that stands there; empty for prose.</param>
    public void Begin(string table)
    {
        EndTable();
        _placer.Reset();
        (_table, _bars) = (table, 0);
    }

    /// <summary>Ends the document, which may have been cut in the midst of a row.</summary>
    public void End()
    {
        if (_table.Length == 0 || HasNoFigure() || !_placer.TryPlaceCut(_run, [_table]))
        {
            EndTable();
        }

        _run.Clear();
        _placer.Reset();
    }

    /// <summary>Reads a table. Returns whether it is one of the form's, or a piece of one.</summary>
    public bool Read(ExtractedTable table)
    {
        EndTable();
        _placer.ResetHeads();
        var owner = TableClassifier.Classify(_edition, _vocabulary, table, _table);
        if (owner.Count == 0)
        {
            return table.Rows.Aggregate(false, (isRead, row) => ReadNamed(row, table.Number) | isRead);
        }

        _placer.Number = table.Number;
        foreach (var row in table.Rows)
        {
            Read(row, owner);
        }

        _placer.Number = 0;
        return true;
    }

    /// <summary>Reads a line of a flattened table.</summary>
    public void Read(ExtractedLine line)
    {
        if (FlattenedTableText.IsPageNumber(line.Text))
        {
            return;
        }

        foreach (var piece in FlattenedTableText.Split(line.Text))
        {
            var source = new ExtractedCell(piece.Text, 0, 0, Line: line.Line, Page: line.Page, Box: line.Box);
            switch (piece.Kind)
            {
                case TextPieceKind.Bar:
                    AddBar(source);
                    continue;
                case TextPieceKind.Words:
                    Commit(Owner);
                    _placer.Words.Add(piece.Text);
                    break;
                default:
                    _run.Add(new(PrintedValue.Parse(piece.Text), source, piece.Kind == TextPieceKind.Glued));
                    break;
            }

            _bars = 0;
        }
    }

    // Documents that this system exports say which cell is which.
    private bool ReadNamed(IReadOnlyList<ExtractedCell> row, int table)
    {
        var isRead = false;
        foreach (var cell in row.Where(c => c.Name.Length > 0))
        {
            if (_edition.IndexOf(cell.Name) is >= 0 and var index && PrintedValue.TryParse(cell.Text, out var value))
            {
                _sheet.Place(index, value, cell, table, 100);
                isRead = true;
            }
        }

        return isRead;
    }

    // A row of a grid: each run of words in it begins a label, so a grid may hold several rows of the form side by side.
    private void Read(IReadOnlyList<ExtractedCell> row, IReadOnlyList<string> owner)
    {
        if (ReadNamed(row, _placer.Number))
        {
            _placer.Words.Clear();
            return;
        }

        _placer.Heads.Learn(row, _vocabulary, owner);
        var hasWords = false;
        _placer.HasOwnWords = false;
        foreach (var cell in row)
        {
            if (PrintedValue.TryParse(cell.Text, out var value))
            {
                _run.Add(new(value, cell, false));
                continue;
            }

            if ((hasWords || _run.Count > 0) && IsRemark(cell.Text, owner))
            {
                _run.Add(new(new(cell.Text, CellValue.Blank, ""), cell, false, IsRemark: true));
                continue;
            }

            // Blank places before and between words are what a wide or tall cell leaves.
            Commit(owner);
            _placer.Words.Add(cell.Text);
            hasWords = _placer.HasOwnWords = true;
        }

        if (!HasNoFigure())
        {
            Commit(owner);
        }
        else if (hasWords)
        {
            _placer.PlaceNone(owner);
        }

        _run.Clear();
    }

    // 不适用, 约30, 5①: what stands behind a label in the place of a figure and is no word of the form.
    private bool IsRemark(string text, IReadOnlyList<string> owner) =>
        text.Length <= MaxRemark
        && HeadingNumeral.Parse(text).Kind == HeadingNumeralKind.None
        && CharacterNormalizer.LettersOnly(text) is var letters
        && !(letters.Length > 0 && owner.Any(t => _vocabulary.Knows(t, letters)));

    // Two bars with nothing between them are a cell with nothing in it, or the end of a row.
    private void AddBar(ExtractedCell source)
    {
        if (++_bars > 1 && _run.Count + _placer.Words.Words.Count > 0)
        {
            _run.Add(new(PrintedValue.Blank, source, false));
        }
    }

    // Places what is left of the table at hand.
    private void EndTable()
    {
        var owner = Owner;
        Commit(owner);
        _placer.AdoptOrphan(owner);
    }

    // Blank places without a figure among them say nothing.
    private void Commit(IReadOnlyList<string> owner)
    {
        if (!HasNoFigure())
        {
            _placer.Place(_run, owner);
        }

        _run.Clear();
    }

    private bool HasNoFigure() => _run.TrueForAll(f => f.Value.IsBlank || f.IsRemark);
}
