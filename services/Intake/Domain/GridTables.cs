using Disclosure.Vocabulary;

namespace Disclosure.Intake.Domain;

/// <summary>Reads figures from tables: each row by the words in front of its figures.</summary>
internal sealed class GridTables(Edition edition, RowIndex rows, SheetDraft sheet)
{
    private const string Proceedings = "proceedings";

    /// <summary>Whether the table holds rows or heads of the form; one that does not is no table of ours.</summary>
    public bool Read(SourceTable table, string expected)
    {
        var isRead = false;
        var isProceedings = expected == Proceedings || IsProceedings(table);
        foreach (var row in table.Rows)
        {
            isRead |=
                ReadNamed(row, table.Number)
                || (isProceedings && ReadUnlabelled(row, table.Number))
                || ReadRow(row, table.Number);
        }

        return isRead || isProceedings;
    }

    // Our own pages say which cell is which.
    private bool ReadNamed(IReadOnlyList<SourceCell> row, int table)
    {
        var isRead = false;
        foreach (var cell in row)
        {
            if (
                cell.Name.Length > 0
                && edition.IndexOf(cell.Name) is >= 0 and var index
                && ValueText.TryParse(cell.Text, out var value)
            )
            {
                sheet.Place(index, value, cell, table);
                isRead = true;
            }
        }

        return isRead;
    }

    private bool ReadRow(IReadOnlyList<SourceCell> row, int table)
    {
        var (found, at) = (default(FormRow), -1);
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i].Text.Length > 0 && !ValueText.TryParse(row[i].Text, out _))
            {
                var letters = Glyphs.Letters(row[i].Text);
                if ((rows.Exactly("", letters) ?? Ending(letters)) is { } match)
                {
                    (found, at) = (match, i);
                }
                else if (letters.Length > 0 && found is not null)
                {
                    // Words behind a label that are no figure: a head, or a row that is not the form's.
                    return false;
                }
            }
        }

        if (found is null)
        {
            return false;
        }

        var values = Values(row, at + 1, found.Count);
        if (values is null || values.Count == 0)
        {
            return false;
        }

        if (values.Count == found.Count)
        {
            sheet.Place(found, values, table);
        }
        else
        {
            sheet.Unclear(found, values.Count);
        }

        return true;
    }

    private FormRow? Ending(string letters) =>
        letters.Length < 4
            ? null
            : edition
                .Tables.Select(t => rows.EndingOf(t.Name, letters))
                .OfType<FormRow>()
                .MaxBy(r => r.Labels.Max(l => l.Length));

    // The table of reviews and lawsuits has heads on top and one row of figures without words.
    private bool ReadUnlabelled(IReadOnlyList<SourceCell> row, int table)
    {
        var cells = rows.Rows.Where(r => r.Table.Name == Proceedings).ToArray();
        var count = cells.Sum(r => r.Count);
        var values = Values(row, 0, count);
        if (values is null || values.Count != count || values.All(v => v.Value.IsBlank))
        {
            return false;
        }

        var at = 0;
        foreach (var form in cells)
        {
            sheet.Place(form, [.. values.Skip(at).Take(form.Count)], table);
            at += form.Count;
        }

        return true;
    }

    // Figures from a place on; blanks beyond those that belong to the row are the rest of a wide cell.
    private static List<(ValueText Value, SourceCell Cell)>? Values(IReadOnlyList<SourceCell> row, int from, int count)
    {
        var values = new List<(ValueText Value, SourceCell Cell)>();
        for (var i = from; i < row.Count; i++)
        {
            if (!ValueText.TryParse(row[i].Text, out var value))
            {
                return null;
            }

            values.Add((value, row[i]));
        }

        while (values.Count > count && values[^1].Value.IsBlank)
        {
            values.RemoveAt(values.Count - 1);
        }

        return values;
    }

    private static bool IsProceedings(SourceTable table)
    {
        var heads = string.Concat(table.Rows.Take(4).SelectMany(r => r).Select(c => Glyphs.Letters(c.Text)));
        return heads.Contains("行政复议", StringComparison.Ordinal)
            && heads.Contains("结果维持", StringComparison.Ordinal);
    }
}
