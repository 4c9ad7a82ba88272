using Disclosure.Claims.Concepts;
using Disclosure.Claims.Context;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Subjects;

namespace Disclosure.Claims.Resolution;

/// <summary>Numbers of documents made, repealed or in force.</summary>
internal static class DocumentSubjects
{
    /// <summary>Whether the words speak of documents, or leave it to what was said before.</summary>
    public static bool IsMeant(ContextWindow window, ParagraphState state) =>
        window.HasAny(c => c.IsDocument)
        || (state.Topic == ParagraphTopic.Documents && (window.HasAny(c => c.IsLifecycle) || window.IsSumAlone));

    /// <summary>Documents of the kinds and the stage named; null where either is not known.</summary>
    public static ClaimSubject? Resolve(ContextWindow window, QuantityUnit unit, ParagraphState state)
    {
        var nouns = window.FindAll(c => c.IsDocument);
        nouns = nouns.Count > 0 ? nouns : state.Documents;
        (state.Topic, state.Documents) = (ParagraphTopic.Documents, [.. nouns]);
        var stages = window.FindAll(c => c.IsLifecycle);
        state.Stage =
            window.InLeft(WordMeaning.Publish) ? []
            : stages.Count > 0 ? stages[^1].Columns
            : window.InLeft(WordMeaning.NewlyReceived) ? state.Vocabulary.Issued.Columns
            : window.FollowsItem || window.InLeft(WordMeaning.Sum) ? state.Stage
            : [];
        // Without a stage (制发, 废止, 现行有效) no column is meant.
        return
            state.Stage.Count == 0
            || nouns.Count == 0
            || unit is not (QuantityUnit.Case or QuantityUnit.Thing or QuantityUnit.None)
            ? null
            : new(state.Vocabulary.Documents, [.. nouns.Distinct().SelectMany(n => n.Rows)], state.Stage);
    }
}
