using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Disclosure.Rendering.Tests;

/// <summary>Works out a formula of the kind SUM(B2:B9,D3), as a spreadsheet would.</summary>
internal static class Formula
{
    public static decimal Sum(string formula, IReadOnlyDictionary<string, Cell> sheet)
    {
        Assert.StartsWith("SUM(", formula, StringComparison.Ordinal);
        Assert.EndsWith(")", formula, StringComparison.Ordinal);
        return formula[4..^1].Split(',').SelectMany(Addresses).Sum(a => Value(sheet[a]));
    }

    private static IEnumerable<string> Addresses(string range)
    {
        var ends = range.Split(':');
        var (first, last) = (ends[0], ends[^1]);
        for (var column = first[0]; column <= last[0]; column++)
        {
            for (var row = Row(first); row <= Row(last); row++)
            {
                yield return $"{column}{row.ToString(CultureInfo.InvariantCulture)}";
            }
        }
    }

    private static int Row(string address) => int.Parse(address.AsSpan(1), CultureInfo.InvariantCulture);

    private static decimal Value(Cell cell) =>
        cell.CellValue is { } value ? decimal.Parse(value.Text, CultureInfo.InvariantCulture) : 0;
}
