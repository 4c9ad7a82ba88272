using System.Globalization;
using System.Text;

namespace Disclosure.PublicTree.Figures;

/// <summary>Reads the table of values of a published report: its file of format csv, one line a cell.</summary>
public static class FigureTable
{
    /// <summary>Format of the file.</summary>
    public const string Format = "csv";

    private static readonly string[] s_columns = ["code", "table", "row", "column", "unit", "value", "state", "remark"];

    /// <summary>The figures in the order of the form.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such table.</exception>
    public static IReadOnlyList<PublishedFigure> Parse(ReadOnlySpan<byte> csv)
    {
        var text = Encoding.UTF8.GetString(csv).TrimStart('\uFEFF');
        using var lines = CsvTable.Parse(text).GetEnumerator();
        var head = lines.MoveNext() ? lines.Current.ToArray() : [];
        var places = Array.ConvertAll(s_columns, name => Array.IndexOf(head, name));
        if (places.Any(p => p < 0))
        {
            throw new InvalidDataException("The table of values lacks one of its columns.");
        }

        var figures = new List<PublishedFigure>();
        while (lines.MoveNext())
        {
            var line = lines.Current;
            if (line.Count != head.Length)
            {
                throw new InvalidDataException(
                    $"Line {figures.Count + 2} of the table of values has {line.Count} fields."
                );
            }

            figures.Add(Read(Array.ConvertAll(places, p => line[p])));
        }

        return figures;
    }

    private static PublishedFigure Read(string[] fields)
    {
        var (value, state) = (fields[5], fields[6]) switch
        {
            (var number, "NUMBER")
                when decimal.TryParse(
                    number,
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var read
                ) => ((decimal?)read, FigureState.Number),
            (_, "BLANK") => (null, FigureState.Blank),
            (_, "NOT_APPLICABLE") => (null, FigureState.NotApplicable),
            _ => throw new InvalidDataException($"{fields[0]} has neither a number nor a reason for none."),
        };
        return new(
            fields[0],
            CsvTable.Unguard(fields[1]),
            CsvTable.Unguard(fields[2]),
            CsvTable.Unguard(fields[3]),
            CsvTable.Unguard(fields[4]),
            value,
            state,
            CsvTable.Unguard(fields[7])
        );
    }
}
