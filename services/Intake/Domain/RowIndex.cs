using Disclosure.Vocabulary;

namespace Disclosure.Intake.Domain;

/// <summary>A row of the form, by what is printed in front of its figures.</summary>
/// <param name="First">Place of its first cell in the edition.</param>
/// <param name="Labels">Its wordings, letters only.</param>
internal sealed record FormRow(Table Table, TableBlock Block, Row Row, int First, IReadOnlyList<string> Labels)
{
    public int Count => Block.Columns.Count;
}

/// <summary>Finds the row that printed words stand for.</summary>
internal sealed class RowIndex
{
    // Fewer letters than these are too few to know a row by its beginning.
    private const int MinBeginning = 5;

    private readonly Dictionary<string, List<FormRow>> _byLabel = [];

    public RowIndex(Edition edition)
    {
        var rows = new List<FormRow>();
        foreach (var table in edition.Tables)
        {
            foreach (var block in table.Blocks)
            {
                foreach (var row in block.Rows)
                {
                    var first = edition.IndexOf($"{table.Name}.{row.Name}.{block.Columns[0].Name}");
                    string[] labels = [Glyphs.Letters(row.Label), .. row.Aliases.Select(Glyphs.Letters)];
                    rows.Add(new(table, block, row, first, [.. labels.Distinct()]));
                }
            }
        }

        Rows = rows;
        foreach (var row in rows)
        {
            foreach (var label in row.Labels)
            {
                if (!_byLabel.TryGetValue(label, out var same))
                {
                    _byLabel[label] = same = [];
                }

                same.Add(row);
            }
        }
    }

    public IReadOnlyList<FormRow> Rows { get; }

    /// <summary>The row of a table whose wording this is, exactly; null where none or more than one has it.</summary>
    public FormRow? Exactly(string table, string letters)
    {
        var found = _byLabel
            .GetValueOrDefault(letters)
            ?.Where(r => table.Length == 0 || r.Table.Name == table)
            .ToArray();
        return found is [var only] ? only : null;
    }

    /// <summary>
    /// The row of a table with whose wording the words before its figures end; the longest wins. Where a label is printed
    /// around its figures its beginning will do, if it is of one row only.
    /// </summary>
    public FormRow? EndingOf(string table, string letters)
    {
        FormRow? best = null;
        var (length, isTie) = (0, false);
        foreach (var row in Rows.Where(r => r.Table.Name == table))
        {
            foreach (var label in row.Labels)
            {
                var matched = letters.EndsWith(label, StringComparison.Ordinal)
                    ? label.Length + 1000
                    : Beginning(letters, label);
                if (matched > length)
                {
                    (best, length, isTie) = (row, matched, false);
                }
                else if (matched == length && matched > 0 && best != row)
                {
                    isTie = true;
                }
            }
        }

        return isTie ? null : best;
    }

    // How many letters of the label's beginning the words end with.
    private static int Beginning(string letters, string label)
    {
        for (var length = Math.Min(label.Length - 1, letters.Length); length >= MinBeginning; length--)
        {
            if (letters.EndsWith(label[..length], StringComparison.Ordinal))
            {
                return length;
            }
        }

        return 0;
    }
}
