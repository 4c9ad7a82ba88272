using Disclosure.Claims.Concepts;
using Disclosure.Claims.Context;
using Disclosure.Claims.Lexicons;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Subjects;

namespace Disclosure.Claims.Resolution;

/// <summary>Resolves the subject of a number from the words around it and from what the paragraph said before.</summary>
internal static class SubjectResolver
{
    /// <summary>The subject of a number; null where no table counts it. Updates the state by what the words say.</summary>
    /// <param name="window">The words around the number.</param>
    /// <param name="unit">What follows the number; a unit that does not fit the topic makes it no claim.</param>
    /// <param name="state">What the paragraph said before.</param>
    public static ClaimSubject? Resolve(ContextWindow window, QuantityUnit unit, ParagraphState state)
    {
        var noun = window.Noun;
        if (
            state.Elsewhere
            || window.InRight(WordMeaning.Excluded)
            || unit is QuantityUnit.Percent or QuantityUnit.Year or QuantityUnit.Month
            || window.InLeft(WordMeaning.Rate)
        // Rates, dates and what is excluded are never claims.
        )
        {
            return null;
        }

        if (noun == WordMeaning.Fee)
        {
            state.Topic = ParagraphTopic.Foreign;
            return (unit == QuantityUnit.Money || window.IsZero) && !state.Published
                ? ResolveFees(state.Vocabulary)
                : null;
        }

        if (unit is QuantityUnit.Money)
        {
            return noun == WordMeaning.PlainFee && state.HasFees && !window.InLeft(WordMeaning.Publish)
                ? ResolveFees(state.Vocabulary)
                : null;
        }

        var isForeign =
            noun == WordMeaning.Foreign
            || (
                noun == WordMeaning.PlainDocument
                && !(state.Topic == ParagraphTopic.Documents && window.InLeft(WordMeaning.InForce))
            );
        state.Classifies |=
            window.InLeft(WordMeaning.Classified)
            && window.Left.All(t =>
                t.Meaning
                    is WordMeaning.Classified
                        or WordMeaning.Foreign
                        or WordMeaning.Publish
                        or WordMeaning.PartOf
                        or WordMeaning.ThisYear
                        or WordMeaning.Sum
                        or WordMeaning.WholeScope
            );
        state.ClassifiesWhole |= state.Classifies && state.IsParted && state.Rows.Count == 0;
        if (
            state.Classifies
            && (window.FollowsItem || state.ClassifiesWhole || unit == QuantityUnit.Thing)
            && window.Left is [{ Meaning: WordMeaning.Request or WordMeaning.Refused }]
        )
        {
            return null;
        }

        if (isForeign && !IsResultOfRequests(window, state))
        {
            state.Topic = ParagraphTopic.Foreign;
            return null;
        }

        // In this order: words of proceedings and documents are plain, and requests take what is left.
        var subject =
            ProceedingSubjects.IsMeant(window, state) ? ProceedingSubjects.Resolve(window, unit, state)
            : DocumentSubjects.IsMeant(window, state) ? DocumentSubjects.Resolve(window, unit, state)
            : window.HasAny(c => c.IsDecision) ? DecisionSubjects.Resolve(window, unit, state)
            : RequestSubjects.Resolve(window, unit, state);
        return state.Period switch
        {
            WordMeaning.ThisYear => subject,
            WordMeaning.LastYear when subject is not null => subject with { OfLastYear = true },
            _ => null,
        };
    }

    // The only row with an amount of money.
    private static ClaimSubject ResolveFees(ClaimVocabulary vocabulary) =>
        new(vocabulary.Fees, vocabulary.Fee.Rows, vocabulary.Fees.Total);

    // 因…信息…不予公开5件: the result said after the foreign noun is what is counted.
    private static bool IsResultOfRequests(ContextWindow window, ParagraphState state)
    {
        if (state.Topic is not (ParagraphTopic.Requests or ParagraphTopic.Proceedings) && !state.IsOfRequests)
        {
            return false;
        }

        for (var i = window.Left.Count - 1; i >= 0; i--)
        {
            if (window.Left[i].Concept.IsResult)
            {
                return true;
            }

            if (window.Left[i].Meaning is WordMeaning.Foreign or WordMeaning.PlainDocument)
            {
                // 行政执法案卷信息 is what the result speaks of.
                return i > 0
                    && window.Left[i - 1].Concept.IsResult
                    && window.Left[i].Start - window.Left[i - 1].End <= 1;
            }
        }

        return window.Right.Any(t => t.Concept.IsResult || t.Meaning == WordMeaning.CarriedOut);
    }
}
