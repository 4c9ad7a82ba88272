using Disclosure.Vocabulary;

namespace Disclosure.Intake.Domain;

/// <summary>The figures as they are found, with where each was found. What is unsure stays blank and is noted.</summary>
internal sealed class SheetDraft(Edition edition)
{
    private readonly CellValue[] _values = new CellValue[edition.Cells.Count];
    private readonly Dictionary<string, string> _remarks = [];
    private readonly bool[] _placed = new bool[edition.Cells.Count];

    public List<CellOrigin> Origins { get; } = [];

    public List<Finding> Notes { get; } = [];

    /// <summary>Whether something was found for any cell of a table.</summary>
    public bool Has(Table table) => edition.Cells.Where((c, i) => c.Table == table && _placed[i]).Any();

    public Sheet ToSheet() => new(edition, _values, _remarks);

    /// <summary>Puts a row's figures where they belong. A row that is found a second time is noted, and the first stays.</summary>
    public void Place(FormRow row, IReadOnlyList<(ValueText Value, SourceCell Cell)> values, int table)
    {
        if (_placed.AsSpan(row.First, row.Count).Contains(true))
        {
            Note("intake.row_twice", row, "出现了两次，已采用第一次的数，请核对");
            return;
        }

        for (var i = 0; i < row.Count; i++)
        {
            Place(row.First + i, values[i].Value, values[i].Cell, table);
        }
    }

    /// <summary>Puts one figure where it belongs.</summary>
    public void Place(int index, ValueText text, SourceCell source, int table)
    {
        _placed[index] = true;
        var cell = edition.Cells[index];
        if (source.IsNotApplicable)
        {
            _values[index] = CellValue.NotApplicable;
        }
        else if (!text.IsBlank)
        {
            _values[index] = text.For(cell.Column.Unit);
            Explain(cell, text, _values[index]);
        }
        else
        {
            return;
        }

        Origins.Add(new(cell.Name, text.Raw, source.Line, table, source.Row, source.Column));
    }

    /// <summary>Notes that a row's figures could not be told apart; they stay blank.</summary>
    public void Unclear(FormRow row, int found) =>
        Note(
            "intake.row_unclear",
            row,
            $"应有 {row.Count} 个数，读到 {found} 个，无法确定各自的位置，已留空，请对照原件填写"
        );

    private void Explain(Cell cell, ValueText text, CellValue value)
    {
        if (value.IsBlank)
        {
            _remarks[cell.Name] = text.Raw.Length <= 200 ? text.Raw : text.Raw[..200];
        }
        else if (text.Unit.Length > 0)
        {
            Notes.Add(
                new("intake.unit_dropped", Severity.Note, $"{cell.Title}印的是“{text.Raw}”，已去掉单位，记为 {value}。")
                {
                    Cells = [cell.Name],
                    Expected = value.ToString(),
                    Actual = text.Raw,
                }
            );
        }
    }

    private void Note(string code, FormRow row, string what) =>
        Notes.Add(
            new(code, Severity.Warning, $"{row.Table.Title}“{row.Row.Title}”行{what}。")
            {
                Cells = [.. Enumerable.Range(row.First, row.Count).Select(i => edition.Cells[i].Name)],
            }
        );
}

/// <summary>Where a figure was found; 0 where there is no such place.</summary>
internal sealed record CellOrigin(string Cell, string Raw, int Line, int Table, int Row, int Column);
