using Disclosure.Vocabulary;

namespace Disclosure.Rendering.Domain;

/// <summary>Which cells are sums, and of which cells: read off the edition's equations that have one cell on one side.</summary>
internal sealed class SumCells
{
    private readonly Dictionary<string, List<IReadOnlyList<string>>> _ways = [];

    public SumCells(Edition edition)
    {
        foreach (var equation in edition.Rules.Select(r => r.Test).OfType<Equation>())
        {
            if (equation.Left is [var sum])
            {
                Add(edition, sum, equation.Right);
            }
        }
    }

    /// <summary>Every set of cells that adds up to this one, in the order of the rules; alternative rows are among them.</summary>
    public IReadOnlyList<IReadOnlyList<string>> WaysOf(string cell) => _ways.GetValueOrDefault(cell, []);

    /// <summary>The first of these sets; empty where the cell is no sum.</summary>
    public IReadOnlyList<string> PartsOf(string cell) => WaysOf(cell) is [var first, ..] ? first : [];

    /// <summary>The parts that a sheet prints, and what they add up to; null where one of them has no number.</summary>
    public static (IReadOnlyList<string> Printed, decimal? Sum) Add(IReadOnlyList<string> parts, Sheet sheet)
    {
        var printed = parts.Where(p => Prints(sheet, p)).ToArray();
        var whole = printed.All(p => !sheet[p].IsBlank);
        return (printed, whole ? printed.Sum(p => sheet[p].Number) : null);
    }

    /// <summary>Whether a sheet prints the cell: its row is no alternative to the one in use.</summary>
    public static bool Prints(Sheet sheet, string cell)
    {
        var index = sheet.Edition.IndexOf(cell);
        foreach (var alternative in sheet.Edition.Alternatives)
        {
            if ((sheet.Uses(alternative) ? alternative.Replaced : alternative.Own).Contains(index))
            {
                return false;
            }
        }

        return index >= 0;
    }

    // The star of the terms is the same row or column in each.
    private void Add(Edition edition, string sum, IReadOnlyList<string> terms)
    {
        var star = sum.IndexOf('*', StringComparison.Ordinal);
        foreach (var cell in edition.Cells)
        {
            if (star < 0 ? cell.Name == sum : Matches(cell.Name, sum, star))
            {
                var place = star < 0 ? "" : cell.Name[star..^(sum.Length - star - 1)];
                if (!_ways.TryGetValue(cell.Name, out var ways))
                {
                    _ways.Add(cell.Name, ways = []);
                }

                ways.Add([
                    .. terms
                        .Select(t => t.Replace("*", place, StringComparison.Ordinal))
                        .Where(t => edition.IndexOf(t) >= 0),
                ]);
            }
        }
    }

    private static bool Matches(string name, string term, int star)
    {
        var head = term.AsSpan(0, star);
        var tail = term.AsSpan(star + 1);
        return name.Length >= term.Length
            && name.AsSpan().StartsWith(head, StringComparison.Ordinal)
            && name.AsSpan().EndsWith(tail, StringComparison.Ordinal)
            && !name.AsSpan(star, name.Length - head.Length - tail.Length).Contains('.');
    }
}
