using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Tables;

/// <summary>The figures as they are found, with where each was found. What is unsure stays blank and is noted.</summary>
internal sealed class SheetDraft(Edition edition)
{
    // Digits with spaces between them are most likely one number.
    private const int Spaced = 85;
    private const int MaxRaw = 60;

    private readonly CellValue[] _values = new CellValue[edition.Cells.Count];
    private readonly Dictionary<string, string> _remarks = [];
    private readonly HashSet<string> _seen = [];
    private readonly bool[] _placed = new bool[edition.Cells.Count];

    public List<CellOrigin> Origins { get; } = [];

    public List<Finding> Notes { get; } = [];

    public Sheet ToSheet() => new(edition, _values, _remarks);

    /// <summary>A row that is there with nothing in it.</summary>
    public void MarkFound(FormRow row) => _seen.Add(row.Table.Name);

    /// <summary>Notes the tables of which nothing was found.</summary>
    public void NoteMissingTables()
    {
        foreach (var table in edition.Tables.Where(t => !_seen.Contains(t.Name)))
        {
            var heading = edition.Sections.First(s => s.Table == table.Name).Heading;
            Notes.Add(
                new(
                    "intake.table_missing",
                    Severity.Warning,
                    $"没有读到{table.Title}（{heading}），整张表留空。请补填，没有发生的填 0。"
                )
            );
        }
    }

    /// <summary>Puts a row's figures where they belong. A row that is found a second time is noted, and the first stays.</summary>
    /// <param name="confidence">0 to 100.</param>
    public void Place(FormRow row, IReadOnlyList<TableFigure> figures, int table, int confidence)
    {
        MarkFound(row);
        if (_placed.AsSpan(row.First, row.Count).Contains(true))
        {
            if (!Enumerable.Range(0, row.Count).All(i => figures[i].Value.Value == _values[row.First + i]))
            {
                Note("intake.row_twice", row, "出现了两次而数字不同，已采用第一次的数，请核对");
            }

            return;
        }

        for (var i = 0; i < row.Count; i++)
        {
            Place(row.First + i, figures[i].Value, figures[i].Cell, table, confidence);
        }
    }

    /// <summary>Puts one figure where it belongs.</summary>
    public void Place(int index, PrintedValue text, ExtractedCell source, int table, int confidence)
    {
        var cell = edition.Cells[index];
        _seen.Add(cell.Table.Name);
        if (source.IsNotApplicable)
        {
            _values[index] = CellValue.NotApplicable;
        }
        else if (!text.IsBlank)
        {
            _values[index] = text.ToCellValue(cell.Column.Unit);
            Explain(cell, text, _values[index]);
        }
        else
        {
            return;
        }

        _placed[index] = true;
        Origins.Add(new(cell.Name, text.Raw, source, table, text.IsSpaced ? Math.Min(confidence, Spaced) : confidence));
    }

    /// <summary>Notes that a row's figures could not be told apart; they stay blank.</summary>
    public void NoteUnclear(FormRow row, IReadOnlyList<TableFigure> found)
    {
        MarkFound(row);
        var raw = string.Join(' ', found.Where(f => !f.Value.IsBlank).Select(f => f.Value.Raw));
        Note(
            "intake.row_unclear",
            row,
            $"应有 {row.Count} 个数，读到的是“{(raw.Length <= MaxRaw ? raw : raw[..MaxRaw] + "…")}”，无法确定各自的位置，已留空，请对照原件填写"
        );
    }

    private void Explain(FormCell cell, PrintedValue text, CellValue value)
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

/// <summary>Where a figure was found, and how sure it is that it belongs there: 0 to 100.</summary>
internal sealed record CellOrigin(string Cell, string Raw, ExtractedCell Source, int Table, int Confidence);
