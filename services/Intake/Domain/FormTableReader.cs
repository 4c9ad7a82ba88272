using Disclosure.Form;

namespace Disclosure.Intake.Domain;

/// <summary>
/// Reads the figures of the form's tables, from grids and from lines that a table was flattened into: words, then the
/// figures of the row that the words stand for. One machine for both, so that a table may be cut, split or mixed.
/// </summary>
internal sealed class FormTableReader(Edition edition, RowLabelMatcher labels, SheetDraft sheet)
{
    // Words further back do not belong to the figures that follow.
    private const int MaxWords = 24;

    // Pieces behind some figures that may be the rest of their label, and those that are where a number ends them.
    private const int MaxMore = 3;
    private const int MaxRest = 10;

    // What is longer is a sentence.
    private const int MaxRemark = 16;

    private readonly List<string> _words = [];
    private readonly List<TableFigure> _run = [];

    // The word that the last number in digits stands before: a label begins there, and what is before it is of another row.
    private int _numbered;
    private readonly Dictionary<string, int> _last = [];
    private readonly SingleRowTableReader _proceedings = new(labels, sheet);
    private (IReadOnlyList<string> Words, IReadOnlyList<TableFigure> Run)? _orphan;
    private ColumnHeaders _heads = new();
    private string _table = "";
    private int _number;
    private int _bars;

    /// <summary>Begins another part of the report; the figures at hand belong to the one before.</summary>
    /// <param name="table">The table that stands there; empty for prose.</param>
    public void Begin(string table)
    {
        Commit();
        Adopt(Owner);
        ClearWords();
        _heads = new();
        _proceedings.Reset();
        (_table, _number, _bars) = (table, 0, 0);
    }

    /// <summary>Whether the table is one of the form's, or a piece of one.</summary>
    public bool Read(ExtractedTable table)
    {
        Commit();
        Adopt(Owner);
        _heads = new();
        var owner = TableClassifier.Classify(edition, labels, table, _table);
        if (owner.Count == 0)
        {
            return ReadNamed(table);
        }

        _number = table.Number;
        foreach (var row in table.Rows)
        {
            Read(row, owner);
        }

        _number = 0;
        return true;
    }

    /// <summary>A line of a flattened table.</summary>
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
                    Commit();
                    AddWord(piece.Text);
                    break;
                default:
                    _run.Add(new(PrintedValue.Parse(piece.Text), source, piece.Kind == TextPieceKind.Glued));
                    break;
            }

            _bars = 0;
        }
    }

    private bool ReadNamed(ExtractedTable table)
    {
        var isRead = false;
        foreach (var row in table.Rows)
        {
            isRead |= ReadNamed(row, table.Number);
        }

        return isRead;
    }

    // Our own pages say which cell is which.
    private bool ReadNamed(IReadOnlyList<ExtractedCell> row, int table)
    {
        var isRead = false;
        foreach (var cell in row.Where(c => c.Name.Length > 0))
        {
            if (edition.IndexOf(cell.Name) is >= 0 and var index && PrintedValue.TryParse(cell.Text, out var value))
            {
                sheet.Place(index, value, cell, table, 100);
                isRead = true;
            }
        }

        return isRead;
    }

    private void Read(IReadOnlyList<ExtractedCell> row, IReadOnlyList<string> owner)
    {
        if (ReadNamed(row, _number))
        {
            ClearWords();
            return;
        }

        _heads.Learn(row, labels, owner);
        var hasWords = false;
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
            if (_run.TrueForAll(f => f.Value.IsBlank || f.IsRemark))
            {
                _run.Clear();
            }

            Commit(owner);
            AddWord(cell.Text);
            hasWords = true;
        }

        if (!_run.TrueForAll(f => f.Value.IsBlank || f.IsRemark))
        {
            Commit(owner);
        }
        else if (hasWords && FindRow(owner) is var (found, _))
        {
            // A row that is there and says nothing.
            sheet.MarkFound(found);
            Took(found);
        }

        _run.Clear();
    }

    // 不适用, 约30, 5①: what stands behind a label in the place of a figure and is no word of the form.
    private bool IsRemark(string text, IReadOnlyList<string> owner) =>
        text.Length <= MaxRemark
        && HeadingNumeral.Parse(text).Kind == HeadingNumeralKind.None
        && CharacterNormalizer.LettersOnly(text) is var letters
        && !(letters.Length > 0 && owner.Any(t => labels.Knows(t, letters)));

    private void AddWord(string text)
    {
        var numeral = HeadingNumeral.Parse(text);
        if (numeral.Kind == HeadingNumeralKind.Bracketed && IsNumbered(HeadingNumeral.Parse(numeral.Rest)))
        {
            // （五）1.信访: a group's number and a row's on one line.
            AddWord(numeral.Raw);
            AddWord(numeral.Rest);
            return;
        }

        if (IsNumbered(numeral))
        {
            _numbered = _words.Count;
        }

        if (CharacterNormalizer.LettersOnly(text) is { Length: > 0 } letters)
        {
            _words.Add(letters);
        }
    }

    private void AddBar(ExtractedCell source)
    {
        // Two bars with nothing between them are a cell with nothing in it, or the end of a row.
        if (++_bars > 1 && _run.Count + _words.Count > 0)
        {
            _run.Add(new(PrintedValue.Blank, source, false));
        }
    }

    private IReadOnlyList<string> Owner => _table.Length == 0 ? [] : [_table, .. labels.Tables.Where(t => t != _table)];

    private void Commit() => Commit(Owner);

    private void Commit(IReadOnlyList<string> owner)
    {
        if (_run.TrueForAll(f => f.Value.IsBlank || f.IsRemark))
        {
            _run.Clear();
            return;
        }

        if (owner.Contains(SingleRowTableReader.Name) && _proceedings.TryPlace(_words, _run, _number, owner[0]))
        {
            ClearWords();
            _run.Clear();
            return;
        }

        Adopt(owner);
        if (FindRow(owner) is var (row, confidence))
        {
            Place(row, _run, confidence);
            Took(row);
        }
        else
        {
            _orphan = _number == 0 ? ([.. Label()], [.. _run]) : null;
            ClearWords();
        }

        _run.Clear();
    }

    // Figures that stand at the height of a label's first line: its other lines come behind them.
    private void Adopt(IReadOnlyList<string> owner)
    {
        if (_orphan is not var (words, run))
        {
            return;
        }

        _orphan = null;
        var rest = _numbered > 0 ? Math.Min(_numbered, _words.Count) : 0;
        if (
            rest is > 0 and <= MaxRest
            && Place(labels.FindWhole(_table, words, _words.GetRange(0, rest), Last(_table)), run)
        )
        {
            return;
        }

        for (var more = 1; more <= Math.Min(MaxMore, rest > 0 ? rest : _words.Count); more++)
        {
            foreach (var table in owner.Where(t => t != SingleRowTableReader.Name))
            {
                if (Place(labels.FindAround(table, words, _words.GetRange(0, more), Last(table)), run))
                {
                    return;
                }
            }
        }
    }

    private RowMatch? FindRow(IReadOnlyList<string> owner)
    {
        if (_words.Count > MaxWords)
        {
            _numbered = Math.Max(0, _numbered - (_words.Count - MaxWords));
            _words.RemoveRange(0, _words.Count - MaxWords);
        }

        foreach (var table in owner.Where(t => t != SingleRowTableReader.Name))
        {
            if (labels.Find(table, Label(), Last(table)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static bool IsNumbered(HeadingNumeral numeral) => numeral is { Kind: HeadingNumeralKind.Plain, IsChinese: false };

    private List<string> Label() =>
        _numbered > 0 && _numbered < _words.Count ? _words.GetRange(_numbered, _words.Count - _numbered) : _words;

    private int Last(string table) => _last.GetValueOrDefault(table, -1);

    private void ClearWords()
    {
        _words.Clear();
        _numbered = 0;
    }

    private bool Place(RowMatch? found, IReadOnlyList<TableFigure> run)
    {
        if (found is not var (row, confidence))
        {
            return false;
        }

        Place(row, run, confidence);
        _last[row.Table.Name] = row.Place;
        return true;
    }

    private void Took(FormRow row)
    {
        _last[row.Table.Name] = row.Place;
        ClearWords();
    }

    private void Place(FormRow row, IReadOnlyList<TableFigure> run, int confidence)
    {
        var figures = _heads.Fit(run, row) ?? FigureAssignment.Fit(run, row);
        if (figures is null)
        {
            sheet.NoteUnclear(row, run);
        }
        else
        {
            sheet.Place(row, figures, _number, Math.Min(confidence, _number > 0 ? 100 : 95));
        }
    }
}

/// <summary>A figure on its way to a cell.</summary>
/// <param name="IsGlued">Whether it stands right behind words, so that its digits may be figures of their own.</param>
/// <param name="IsRemark">Whether it is words in the place of a figure, or beside one.</param>
internal readonly record struct TableFigure(PrintedValue Value, ExtractedCell Cell, bool IsGlued, bool IsRemark = false);
