using Disclosure.Form;

namespace Disclosure.Intake.Domain.Tables;

/// <summary>
/// Decides which of the figures behind a label are those of its row. What does not fit is never guessed.
/// </summary>
internal static class FigureAssignment
{
    /// <summary>One figure a column of the row; null where it cannot be told which.</summary>
    public static IReadOnlyList<TableFigure>? Fit(IReadOnlyList<TableFigure> run, FormRow row)
    {
        if (run.Count == row.Count)
        {
            return run is [{ IsGlued: true, Value.Value.IsBlank: true }] ? null : run;
        }

        // Narrow columns and wide cells leave blank places beside the figures, and a unit may have a column of its
        // own.
        var filled = run.Where(f => !f.Value.IsBlank && !f.IsRemark).ToArray();
        if (filled.Length == row.Count)
        {
            return filled;
        }

        // Where merged cells were taken apart again, the figure stands in each of their places.
        if (row.Count == 1 && filled.Length > 1 && Array.TrueForAll(filled, f => f.Value == filled[0].Value))
        {
            return [filled[0]];
        }

        var trimmed = TrimEnd(run, row.Count);
        return trimmed.Count == row.Count ? trimmed
            : filled is [{ IsGlued: true } glued] ? Split(glued, row.Count, row)
            : null;
    }

    /// <summary>
    /// One figure a digit, where digits ran together and there are as many as figures; null otherwise.
    /// </summary>
    /// <param name="row">The row, or the first of several rows with the same columns.</param>
    public static IReadOnlyList<TableFigure>? Split(TableFigure glued, int count, FormRow row)
    {
        var digits = glued.Cell.Text;
        if (digits.Length != count || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        var figures = digits
            .Select(d => new TableFigure(
                new(d.ToString(), CellValue.FromInteger(d - '0'), ""),
                glued.Cell with
                {
                    Text = d.ToString(),
                },
                false
            ))
            .ToArray();

        // 1010 may be four figures or fewer of more digits with one left blank; where a sum is printed it must hold.
        return count <= 4 || digits.TrimStart('0').Length == 0 || Adds(digits, row) ? figures : null;
    }

    // Whether the printed sum of every row is the sum of its other figures; false where no sum is printed.
    private static bool Adds(string digits, FormRow row)
    {
        var (sum, group) = (row.Sum, row.Count);
        if (sum < 0 || digits.Length % group != 0)
        {
            return false;
        }

        for (var at = 0; at < digits.Length; at += group)
        {
            if (digits.AsSpan(at, group).ToArray().Sum(d => d - '0') != 2 * (digits[at + sum] - '0'))
            {
                return false;
            }
        }

        return true;
    }

    // Drops blank places at the end of a row that has too many.
    private static List<TableFigure> TrimEnd(IReadOnlyList<TableFigure> run, int count)
    {
        // Only on a grid does a blank place say where it is.
        var trimmed = run.ToList();
        while (run[0].Cell.Column > 0 && trimmed.Count > count && trimmed[^1].Value.IsBlank)
        {
            trimmed.RemoveAt(trimmed.Count - 1);
        }

        return trimmed;
    }
}
