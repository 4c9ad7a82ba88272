using Disclosure.Claims.Concepts;
using Disclosure.Claims.Context;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Subjects;

namespace Disclosure.Claims.Resolution;

/// <summary>Numbers of reviews and litigation.</summary>
internal static class ProceedingSubjects
{
    /// <summary>Whether the words speak of proceedings, or leave it to what was said before.</summary>
    public static bool IsMeant(ContextWindow window, ParagraphState state) =>
        window.HasAny(f => f.IsProceeding || f.Meaning == WordMeaning.RelatedCases)
        || (
            state.Topic == ParagraphTopic.Proceedings
            && window.HasAny(f => f.IsOutcome || f.Meaning is WordMeaning.Tried)
        )
        || (
            state.Topic == ParagraphTopic.Proceedings
            && state.LastItem is { IsOutcome: true }
            && (window.Has(WordMeaning.OtherAny) || window.IsSumAlone)
        );

    /// <summary>Proceedings of the kinds and the outcome named; null where no kind is known.</summary>
    public static ClaimSubject? Resolve(ContextWindow window, QuantityUnit unit, ParagraphState state)
    {
        var kinds = window.FindAll(c => c.IsProceeding);
        if (kinds.Count == 0)
        {
            kinds = state.Proceedings;
        }

        // 行政诉讼中直接起诉的2件: a part says more than its group.
        if (kinds.Exists(k => k.Group is not null))
        {
            kinds = kinds.FindAll(k => k.Group is not null);
        }

        (state.Topic, state.Proceedings) = (ParagraphTopic.Proceedings, [.. kinds]);
        var outcomes = window.FindAll(c => c.IsOutcome);
        var outcome = outcomes.Count > 0 ? outcomes[^1] : null;
        if (outcome is null && window.InLeft(WordMeaning.OtherAny))
        {
            outcome = state.Vocabulary.RestOfOutcomes;
        }

        // An outcome that was said before the first item holds until the list ends.
        state.OutcomeOfList =
            outcome is null && window.FollowsItem ? state.OutcomeOfList
            : IsSaidFirst(window, outcome) ? outcome
            : null;
        outcome = outcome is null && !window.Has(WordMeaning.Tried) ? state.OutcomeOfList : outcome;
        state.LastItem = outcome;
        if (kinds.Count == 0 || unit is not (QuantityUnit.Case or QuantityUnit.Thing or QuantityUnit.None))
        {
            return null;
        }

        var cells = state.Vocabulary.Proceedings;
        var subject = new ClaimSubject(
            cells,
            [.. kinds.SelectMany(k => k.Rows)],
            outcome is null ? cells.Total : outcome.Columns
        );
        state.Tried = outcome is null && window.Has(WordMeaning.Tried) ? subject : null;
        return state.Tried is null ? subject : null;
    }

    // 尚未审结的行政复议2件、…: the outcome before the first kind holds for all kinds of the list.
    private static bool IsSaidFirst(ContextWindow window, ClaimConcept? outcome)
    {
        foreach (var token in window.Left)
        {
            if (token.Word == outcome || token.Concept.IsProceeding)
            {
                return token.Word == outcome && window.InLeft(c => c.IsProceeding);
            }
        }

        return false;
    }
}
