using Disclosure.Claims.Concepts;
using Disclosure.Claims.Context;
using Disclosure.Claims.Lexicons;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Subjects;

namespace Disclosure.Claims.Resolution;

/// <summary>Numbers of requests.</summary>
internal static class RequestSubjects
{
    /// <summary>Requests of the rows and columns named; null where no row is known, or the words are of other business.</summary>
    public static ClaimSubject? Resolve(ContextWindow window, QuantityUnit unit, ParagraphState state)
    {
        var noun = window.Noun;
        var isSpokenOf =
            state.Topic is ParagraphTopic.Requests
            || noun is WordMeaning.Request
            || (
                noun == WordMeaning.PlainRequest
                && window.HasAny(f =>
                    f.Meaning is WordMeaning.Received or WordMeaning.NewlyReceived or WordMeaning.Concluded
                )
            )
            || (
                state.Topic is ParagraphTopic.Proceedings
                && window.HasAny(f => f.IsRow && f.Meaning != WordMeaning.OtherAny)
            )
            || (state.IsOfRequests && window.HasAny(c => c.IsResult));
        if (!isSpokenOf)
        {
            return null;
        }

        state.Topic = ParagraphTopic.Requests;
        var rows = RequestRowResolver.Resolve(window, state);
        var columns = ResolveColumns(window, state);
        var isTotal = ReferenceEquals(columns, state.Vocabulary.Requests.Total);
        if (
            rows is null
            // 其余18件均已答复: what is left of all is not all.
            || (
                window.InLeft(WordMeaning.Rest)
                && isTotal
                && !state.Rows.Has(WordMeaning.CarriedOut)
                && rows
                    is [
                        {
                            Meaning: WordMeaning.Received
                                or WordMeaning.NewlyReceived
                                or WordMeaning.Handled
                                or WordMeaning.Concluded
                        },
                    ]
            )
            || unit is QuantityUnit.Foreign
            // Persons are counted as requests only where they are said to have applied.
            || (unit is QuantityUnit.Person && isTotal && !window.Has(WordMeaning.Received))
        )
        {
            return null;
        }

        state.HasReceived |= rows is [{ Meaning: WordMeaning.Received or WordMeaning.NewlyReceived }];
        state.Rows = rows;
        state.Results += rows.All(c => c.IsResult) ? 1 : 0;
        return ToSubject(rows, columns, state.Vocabulary);
    }

    // Words such as 收到 and 办理 have several readings; which one holds is compared with the cells.
    private static ClaimSubject ToSubject(
        IReadOnlyList<ClaimConcept> rows,
        IReadOnlyList<string> columns,
        ClaimVocabulary vocabulary
    )
    {
        var (cells, all) = (vocabulary.Requests, vocabulary.ReceivedAndCarriedIn);
        return rows is [var row]
            ? row.Meaning switch
            {
                WordMeaning.Received => new(cells, row.Rows, columns, OrRows: [all]),
                WordMeaning.Due => new(cells, all, columns),
                WordMeaning.Handled => new(cells, row.Rows, columns, OrRows: [vocabulary.Concluded.Rows, all]),
                WordMeaning.CarriedOver => new(cells, row.Rows, columns, OrRows: [vocabulary.CarriedIn.Rows]),
                _ => new(cells, row.Rows, columns),
            }
            : new(cells, [.. rows.SelectMany(r => r.Rows).Distinct()], columns);
    }

    // 公民、法人或其他组织 together are everybody.
    private static IReadOnlyList<string> ResolveColumns(ContextWindow window, ParagraphState state)
    {
        var columns = window.FindAll(c => c.IsColumn);
        if (columns.Count > 0)
        {
            state.LastItem = columns[^1];
        }
        else if (state.LastItem is { IsColumn: true } && window.InLeft(WordMeaning.OtherAny))
        {
            columns = [state.Vocabulary.RestOfOrganizations];
        }

        return columns.Count == 0 || (columns.Has(WordMeaning.Person) && columns.Count > 1)
            ? state.Vocabulary.Requests.Total
            : [.. columns.SelectMany(c => c.Columns).Distinct()];
    }
}
