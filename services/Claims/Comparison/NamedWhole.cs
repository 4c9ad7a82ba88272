using Disclosure.Claims.Concepts;
using Disclosure.Claims.Tokens;
using Disclosure.Form.References;

namespace Disclosure.Claims.Comparison;

/// <summary>The whole that a share names: 占办结总数的, 占新收总数的, 占全部申请的.</summary>
internal static class NamedWhole
{
    /// <summary>Values that it may have, the likeliest first: as the line states it, else as the cells have it. Empty where none is named.</summary>
    /// <param name="at">The place of the percentage in the tokens.</param>
    /// <param name="sheets">Null where there are none.</param>
    public static List<decimal> FindValues(LineClaims line, int at, ReferenceSheets? sheets)
    {
        var vocabulary = line.Vocabulary;
        var rows = FindRows(line, at);
        var values = new List<decimal>();
        foreach (var row in rows)
        {
            var stated = line.Claims.FirstOrDefault(c =>
                c.Subject is { OfLastYear: false, IsTotal: true } && c.Subject.Rows.SequenceEqual(row)
            );
            if (stated is not null)
            {
                values.Add(stated.Value);
            }
            else if (
                sheets is not null
                && new Subjects.ClaimSubject(vocabulary.Requests, row, vocabulary.Requests.Total).Likeliest.Evaluate(
                    sheets
                )
                    is (var value, EvaluationFailure.None)
            )
            {
                values.Add(value);
            }
        }

        // A share of nothing cannot be recomputed.
        values.RemoveAll(v => v <= 0);
        return values;
    }

    // Requests of all kinds may be the new ones, or those carried in too.
    private static IReadOnlyList<string>[] FindRows(LineClaims line, int at)
    {
        var (text, tokens, vocabulary) = (line.Line.Text, line.Tokens, line.Vocabulary);
        var (isShare, isOfRequests, isConcluded) = (false, false, false);
        for (var i = at - 1; i >= 0 && tokens[i].Kind == TokenKind.Word && !isShare; i--)
        {
            isShare = tokens[i].Meaning == WordMeaning.Share;
            isConcluded |= tokens[i].Meaning == WordMeaning.Concluded;
            isOfRequests |=
                tokens[i].Meaning
                    is WordMeaning.Request
                        or WordMeaning.PlainRequest
                        or WordMeaning.Received
                        or WordMeaning.NewlyReceived
                || (
                    isShare
                    && text.AsSpan(tokens[i].Start, tokens[i].End - tokens[i].Start)
                        .Contains("申请", StringComparison.Ordinal)
                );
        }

        return !isShare ? []
            : isConcluded ? [vocabulary.Concluded.Rows]
            : isOfRequests ? [vocabulary.Received.Rows, vocabulary.ReceivedAndCarriedIn]
            : [];
    }
}
