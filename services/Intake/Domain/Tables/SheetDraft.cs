using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Tables;

/// <summary>
/// The figures as they are being read, with where each was found. What is unclear stays blank and is noted.
/// </summary>
internal sealed class SheetDraft(Edition edition)
{
    // Most confidence of digits with spaces between them, which most likely are one number.
    private const int Spaced = 85;

    // Letters of a text that a note quotes.
    private const int MaxRaw = 60;

    private readonly CellValue[] _values = new CellValue[edition.Cells.Count];
    private readonly Dictionary<string, string> _remarks = [];
    private readonly HashSet<string> _seen = [];

    // For each cell, whether a figure or a mark was found.
    private readonly bool[] _placed = new bool[edition.Cells.Count];

    /// <summary>Where each figure was found, in the order found.</summary>
    public List<CellOrigin> Origins { get; } = [];

    /// <summary>Findings about rows and tables.</summary>
    public List<Finding> Notes { get; } = [];

    public Sheet ToSheet() => new(edition, _values, _remarks);

    /// <summary>Marks a row as present that has no figures.</summary>
    public void MarkFound(FormRow row) => _seen.Add(row.Table.Name);

    /// <summary>Whether every figure of a row was found.</summary>
    public bool IsFull(FormRow row) => !_placed.AsSpan(row.First, row.Count).Contains(false);

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

    /// <summary>
    /// Places the figures of a row. Of a row that is found twice the first figures stay, and a difference is noted.
    /// </summary>
    /// <param name="figures">One a column.</param>
    /// <param name="table">Number of the document's table; 0 for lines.</param>
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

    /// <summary>Places one figure.</summary>
    /// <param name="index">Index of the cell in the edition.</param>
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

    /// <summary>Notes that the figures of a row could not be told apart; its cells stay blank.</summary>
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

    /// <summary>Notes once that a row was found twice with different figures.</summary>
    public void NoteTwice(FormRow row)
    {
        MarkFound(row);
        var first = edition.Cells[row.First].Name;
        if (!Notes.Exists(n => n.Code == "intake.row_twice" && n.Cells.Contains(first)))
        {
            Note(
                "intake.row_twice",
                row,
                _placed.AsSpan(row.First, row.Count).Contains(true)
                    ? "出现了两次而数字不同，已采用第一次的数，请核对"
                    : "出现了两次而数字不同，无法确定以哪一次为准，已留空，请对照原件填写"
            );
        }
    }

    // Text in the place of a figure is kept as a remark; a dropped unit is noted.
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
