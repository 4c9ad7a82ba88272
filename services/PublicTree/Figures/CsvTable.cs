using System.Text;

namespace Disclosure.PublicTree.Figures;

/// <summary>Reads and writes values separated by commas (RFC 4180).</summary>
public static class CsvTable
{
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    /// <summary>The lines of a table, each with its fields.</summary>
    public static IEnumerable<IReadOnlyList<string>> Parse(string text)
    {
        var line = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && isQuoted && i + 1 < text.Length && text[i + 1] == '"')
            {
                field.Append(text[++i]);
            }
            else if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted || c is not (',' or '\r' or '\n'))
            {
                field.Append(c);
            }
            else if (c is ',' or '\n')
            {
                line.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    yield return line;
                    line = [];
                }
            }
        }

        if (line.Count > 0 || field.Length > 0)
        {
            yield return [.. line, field.ToString()];
        }
    }

    /// <summary>A line with its end. Words that a spreadsheet would run are preceded by an apostrophe (OWASP, CSV injection).</summary>
    public static string Format(IEnumerable<string> fields) => string.Join(',', fields.Select(Format)) + "\r\n";

    /// <summary>A text without the apostrophe that keeps a spreadsheet from running it.</summary>
    public static string Unguard(string field) =>
        field.Length > 1 && field[0] == '\'' && FormulaStarts.Contains(field[1]) ? field[1..] : field;

    private static string Format(string field)
    {
        var safe = field.Length > 0 && FormulaStarts.Contains(field[0]) ? "'" + field : field;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }
}
