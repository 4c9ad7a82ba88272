using Disclosure.Form;

namespace Disclosure.Rendering.Domain;

/// <summary>Which cells are sums, and of which cells: read off the edition's equations that have one cell on one side.</summary>
/// <remarks>Terms are cell names table.row.column, or patterns with one star.</remarks>
internal sealed class SumEquations(Edition edition)
{
    private readonly (string Sum, IReadOnlyList<string> Parts)[] _equations =
    [
        .. edition
            .Rules.Select(r => r.Condition)
            .OfType<EquationRule>()
            // More cells on the left make no sum of one cell.
            .Where(e => e.Left.Count == 1)
            .Select(e => (e.Left[0], e.Right)),
    ];

    /// <summary>Every set of cells that adds up to this one, in the order of the rules; alternative rows are among them.</summary>
    public IReadOnlyList<IReadOnlyList<string>> FindAllTerms(string cell)
    {
        var ways = new List<IReadOnlyList<string>>();
        foreach (var (sum, parts) in _equations)
        {
            if (TryMatch(cell, sum, out var star))
            {
                // The star of the terms is the same row or column in each.
                ways.Add([
                    .. parts
                        .Select(t => t.Replace("*", star, StringComparison.Ordinal))
                        // A row that the edition lacks in this column is no term.
                        .Where(t => edition.IndexOf(t) >= 0),
                ]);
            }
        }

        return ways;
    }

    /// <summary>The first of these sets; empty where the cell is no sum.</summary>
    public IReadOnlyList<string> FindTerms(string cell) => FindAllTerms(cell) is [var first, ..] ? first : [];

    /// <summary>The parts that a sheet prints, and what they add up to; null where one of them has no number.</summary>
    public static (IReadOnlyList<string> Printed, decimal? Sum) Add(IReadOnlyList<string> parts, Sheet sheet)
    {
        var printed = parts.Where(p => IsPrinted(sheet, p)).ToArray();
        // A blank part may have any value: then nothing can be said of the sum.
        var whole = printed.All(p => !sheet[p].IsBlank);
        return (printed, whole ? printed.Sum(p => sheet[p].Number) : null);
    }

    /// <summary>Whether a sheet prints the cell: its row is no alternative to the one in use.</summary>
    public static bool IsPrinted(Sheet sheet, string cell)
    {
        var index = sheet.Edition.IndexOf(cell);
        foreach (var alternative in sheet.Edition.Alternatives)
        {
            // Where the alternative is in use its own rows are printed, else those that it replaces.
            if ((sheet.Uses(alternative) ? alternative.Replaced : alternative.Own).Contains(index))
            {
                return false;
            }
        }

        // -1: the edition has no such cell.
        return index >= 0;
    }

    // What the star of a term stands for in a cell's name.
    private static bool TryMatch(string cell, string term, out string star)
    {
        var at = term.IndexOf('*', StringComparison.Ordinal);
        var (head, tail) = at < 0 ? (term.Length, 0) : (at, term.Length - at - 1);
        star = "";
        // Without a star the term is one name.
        if (at < 0 || cell.Length < term.Length)
        {
            return cell == term;
        }

        var isMatch =
            cell.AsSpan(0, head).SequenceEqual(term.AsSpan(0, head))
            && cell.AsSpan(cell.Length - tail).SequenceEqual(term.AsSpan(at + 1))
            // The star covers one part of a name: it never crosses a dot.
            && !cell.AsSpan(head, cell.Length - head - tail).Contains('.');
        star = isMatch ? cell[head..^tail] : "";
        return isMatch;
    }
}
