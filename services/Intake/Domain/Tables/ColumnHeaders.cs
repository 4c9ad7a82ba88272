using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Tables;

/// <summary>
/// Where the columns of the form are on the grid of a document's table, learned from its head rows.
/// </summary>
internal sealed class ColumnHeaders
{
    // First column of the grid below a head, and the first one behind it.
    private readonly Dictionary<(string Table, string Letters), (int From, int To)> _places = [];

    /// <summary>Remembers the heads in a row of the grid; the first place of a head stays.</summary>
    public void Learn(IReadOnlyList<ExtractedCell> row, TableVocabulary vocabulary, IReadOnlyList<string> owner)
    {
        foreach (var cell in row.Where(c => c.Text.Length > 1 && !char.IsAsciiDigit(c.Text[0])))
        {
            var letters = CharacterNormalizer.LettersOnly(cell.Text);
            foreach (var table in owner.Where(t => vocabulary.IsHead(t, letters)))
            {
                _places.TryAdd((table, letters), (cell.Column, cell.Column + Math.Max(1, cell.Span)));
            }
        }
    }

    /// <summary>
    /// The figures of a row, each below its head; null where their number already fits, or a head is unknown or has
    /// two figures.
    /// </summary>
    public IReadOnlyList<TableFigure>? Fit(IReadOnlyList<TableFigure> run, FormRow row)
    {
        if (run.Count == row.Count || run.Any(f => f.Cell.Column == 0 || f.Cell.Span > 1))
        {
            return null;
        }

        var fitted = new TableFigure[row.Count];
        var used = new HashSet<int>();
        for (var i = 0; i < row.Count; i++)
        {
            if (!_places.TryGetValue((row.Table.Name, row.Heads[i]), out var place))
            {
                return null;
            }

            var under = Enumerable
                .Range(0, run.Count)
                .Where(j => run[j].Cell.Column >= place.From && run[j].Cell.Column < place.To && !run[j].Value.IsBlank)
                .ToArray();
            if (under.Length > 1)
            {
                return null;
            }

            fitted[i] = under is [var only] && used.Add(only) ? run[only] : new(PrintedValue.Blank, default, false);
        }

        return used.Count == run.Count(f => !f.Value.IsBlank) ? fitted : null;
    }
}
