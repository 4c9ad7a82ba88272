using Disclosure.Claims.Concepts;
using Disclosure.Claims.Context;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Subjects;

namespace Disclosure.Claims.Resolution;

/// <summary>Numbers of administrative decisions.</summary>
internal static class DecisionSubjects
{
    // 作出行政处罚决定327件、行政强制决定2件，行政许可0件
    private static bool IsNext(ContextWindow window) =>
        window.FollowsItem || window.Left.All(t => t.Concept.IsDecision);

    /// <summary>
    /// Decisions of the kinds named; null where they are not said to be made. All decisions made count, published or not, so what
    /// is only published is not compared with them.
    /// </summary>
    public static ClaimSubject? Resolve(ContextWindow window, QuantityUnit unit, ParagraphState state)
    {
        state.Topic = ParagraphTopic.Decisions;
        state.Decided = window.Has(WordMeaning.Decided) || (state.Decided && IsNext(window));
        state.Made =
            (window.InLeft(WordMeaning.Made) || (state.Made && IsNext(window))) && !window.InLeft(WordMeaning.Publish);
        var cells = state.Vocabulary.Decisions;
        return
            state.Decided
            && (state.Made || !state.Published)
            && unit is QuantityUnit.Case or QuantityUnit.Thing or QuantityUnit.None
            ? new(cells, [.. window.FindAll(c => c.IsDecision).SelectMany(d => d.Rows)], cells.Total)
            : null;
    }
}
