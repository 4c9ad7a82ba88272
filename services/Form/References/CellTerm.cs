namespace Disclosure.Form.References;

/// <summary>One cell of a sum, or all rows of a table whose names begin alike.</summary>
/// <param name="Pattern">table.row.column; a row that ends in * stands for every row that begins so.</param>
/// <param name="OfLastYear">Read from the year before.</param>
/// <param name="Subtracted">Taken off instead of added.</param>
public sealed record CellTerm(string Pattern, bool OfLastYear = false, bool Subtracted = false)
{
    /// <summary>The edition's cells that it stands for; none where the edition has no such cell.</summary>
    /// <param name="sheet">
    /// Where rows are printed in the place of others: those that this sheet prints. Null: the rows of the form.
    /// </param>
    public IReadOnlyList<int> CellsOf(Edition edition, Sheet? sheet)
    {
        var star = Pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return edition.IndexOf(Pattern) is >= 0 and var index ? [index] : [];
        }

        var head = Pattern.AsSpan(0, star);
        var tail = Pattern.AsSpan(star + 1);
        var found = new List<int>();
        for (var i = 0; i < edition.Cells.Count; i++)
        {
            var name = edition.Cells[i].Name;
            if (name.AsSpan().StartsWith(head) && name.AsSpan().EndsWith(tail) && IsPrinted(edition, sheet, i))
            {
                found.Add(i);
            }
        }

        return found;
    }

    private static bool IsPrinted(Edition edition, Sheet? sheet, int cell)
    {
        foreach (var alternative in edition.Alternatives)
        {
            var used = sheet is not null && sheet.Uses(alternative);
            if ((used ? alternative.Replaced : alternative.Own).Contains(cell))
            {
                return false;
            }
        }

        return true;
    }

    public override string ToString() => OfLastYear ? $"last({Pattern})" : Pattern;
}
