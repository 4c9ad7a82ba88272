using System.Text;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Verification;

namespace Disclosure.Rendering.Formats.Csv;

/// <summary>Reads our table of values (RFC 4180).</summary>
internal sealed class CsvRoundTripVerifier : IRoundTripVerifier
{
    private const int Code = 0;
    private const int Value = 5;
    private const int State = 6;
    private const int Remark = 7;

    public IEnumerable<RoundTripDifference> Verify(ReadOnlyMemory<byte> document, ReportContent content)
    {
        var cells = Rows(Encoding.UTF8.GetString(document.Span))
            .Skip(1)
            .Where(r => r.Count > Remark)
            .ToDictionary(
                r => r[Code],
                r => r[State] == "NOT_APPLICABLE" ? DataComparison.NotApplicable : r[Value] + r[Remark].TrimStart('\'')
            );
        return DataComparison
            .Compare(content, cells, [])
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
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    yield return row;
                    row = [];
                }
            }
        }
    }
}
