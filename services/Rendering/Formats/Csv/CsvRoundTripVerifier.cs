using System.Text;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Csv;

/// <summary>Reads our table of values (RFC 4180).</summary>
internal sealed class CsvRoundTripVerifier : IRoundTripVerifier
{
    // Places of the columns in the header that the writer sets.
    private const int Code = 0;
    private const int Value = 5;
    private const int State = 6;
    private const int Remark = 7;

    public IEnumerable<RoundTripDifference> Verify(ReadOnlyMemory<byte> document, ReportContent content)
    {
        var cells = Rows(Encoding.UTF8.GetString(document.Span))
            .Skip(1)
            // A shorter row would be damaged; its cell is then missing.
            .Where(r => r.Count > Remark)
            .ToDictionary(
                r => r[Code],
                // A remark stands where there is no value; the writer's apostrophe is taken off.
                r => r[State] == "NOT_APPLICABLE" ? DataComparison.NotApplicable : r[Value] + r[Remark].TrimStart('\'')
            );
        return DataComparison
            .Compare(content, cells, [])
            // The table has only printed cells of the form: prose and other cells are not looked for.
            .Where(d => content.Sheet.Edition.IndexOf(d.Place) >= 0 && SumEquations.IsPrinted(content.Sheet, d.Place));
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        var row = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            // Two quotation marks are one.
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
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
                // The CR before the LF was left out above.
                row.Add(field.ToString());
                field.Clear();
                // A last line without an end is not a row: ours all have one.
                if (c == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
        }
    }
}
