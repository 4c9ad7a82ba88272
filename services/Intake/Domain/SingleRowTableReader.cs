namespace Disclosure.Intake.Domain;

/// <summary>
/// The table of reviews and lawsuits, which has all its heads on top: fifteen figures in a row, or five behind the name
/// of a row, or one behind a head in a table that stands on its side.
/// </summary>
internal sealed class SingleRowTableReader(RowLabelMatcher labels, SheetDraft sheet)
{
    public const string Name = "proceedings";

    private FormRow? _row;

    public void Reset() => _row = null;

    /// <summary>Whether the figures were this table's.</summary>
    /// <param name="words">Letters only.</param>
    /// <param name="part">The table that the report is at.</param>
    public bool TryPlace(IReadOnlyList<string> words, IReadOnlyList<TableFigure> run, int table, string part)
    {
        var letters = words.ToArray();
        var rows = labels.Rows(Name);
        var all = rows.Sum(r => r.Count);
        var isHeaded = IsHeaded(string.Concat(letters));
        var isHere = part == Name || isHeaded;
        if (isHere && Whole(run, all) is { } figures)
        {
            var at = 0;
            foreach (var row in rows)
            {
                sheet.Place(row, [.. figures.Skip(at).Take(row.Count)], table, table > 0 ? 98 : 95);
                at += row.Count;
            }

            return true;
        }

        _row = RowOf(letters) ?? _row;
        if (_row is null || !isHere)
        {
            return false;
        }

        if (run.Count == 1 && letters.Length > 0 && HeadOf(_row, letters[^1]) is >= 0 and var head && !isHeaded)
        {
            sheet.Place(_row.First + head, run[0].Value, run[0].Cell, table, 90);
        }
        else if (FigureAssignment.Fit(run, _row) is { } own)
        {
            sheet.Place(_row, own, table, 95);
            _row = null;
        }
        else
        {
            sheet.NoteUnclear(_row, run);
        }

        return true;
    }

    private static IReadOnlyList<TableFigure>? Whole(IReadOnlyList<TableFigure> run, int count)
    {
        if (run.Count == count)
        {
            return run;
        }

        var filled = run.Where(f => !f.Value.IsBlank).ToArray();
        return filled.Length == count ? filled
            : filled is [var glued] ? FigureAssignment.Split(glued, count)
            : null;
    }

    // The row named nearest before the figures, its heads left out.
    private FormRow? RowOf(string[] letters)
    {
        var text = string.Concat(letters.Where(l => !labels.IsHead(Name, l)));
        return labels
            .Rows(Name)
            .Select(r => (Row: r, At: r.Labels.Max(l => text.LastIndexOf(l, StringComparison.Ordinal))))
            .Where(x => x.At >= 0)
            .OrderByDescending(x => x.At)
            .Select(x => x.Row)
            .FirstOrDefault();
    }

    private static int HeadOf(FormRow row, string letters)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (letters == row.Heads[i])
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsHeaded(string letters) =>
        letters.Contains("结果维持", StringComparison.Ordinal)
        && letters.Contains("尚未审结", StringComparison.Ordinal);
}
