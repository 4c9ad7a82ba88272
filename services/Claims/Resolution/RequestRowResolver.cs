using Disclosure.Claims.Concepts;
using Disclosure.Claims.Context;
using Disclosure.Claims.Lexicons;
using Disclosure.Claims.Tokens;

namespace Disclosure.Claims.Resolution;

/// <summary>Resolves the rows of requests that a number counts.</summary>
internal static class RequestRowResolver
{
    /// <summary>Summed; null where none is said.</summary>
    /// <param name="window">The words around the number.</param>
    /// <param name="state">Gives 其他 and totals their meaning, and remembers the row.</param>
    public static IReadOnlyList<ClaimConcept>? Resolve(ContextWindow window, ParagraphState state)
    {
        var said = window.FindAll(f => f.IsRow && f.Meaning != WordMeaning.OtherAny);
        var results = Results(window, said, state);
        if (results is [{ IsAmbiguous: true }] && IsOfOtherBusiness(window))
        {
            // 信访件 that are handled are other business unless requests are named.
            return null;
        }

        if (results.Count > 0)
        {
            state.LastItem = results[^1];
            return results;
        }

        return said.Count > 0 ? ResolveStage(window, said, state.Vocabulary) : Unsaid(window, state);
    }

    // The reason under a group says more than the group; several of one rank are summed.
    private static List<ClaimConcept> Results(ContextWindow window, List<ClaimConcept> said, ParagraphState state)
    {
        var results = said.FindAll(c => c.IsResult);
        if (
            results.Count == 0
            && said.Count == 0
            && (window.InLeft(WordMeaning.OtherAny) || (window.Left.Count == 0 && window.InRight(WordMeaning.OtherAny)))
        )
        {
            return FindRest(state.LastItem) is { } ofList ? [ofList] : [];
        }

        // 因不掌握等原因无法提供: the reason is one of several, and the group is what is counted. In 人事管理等内部事务 it is not.
        if (EndsReasons(window.Left) && results.Exists(r => !r.IsReason))
        {
            return results.FindAll(r => !r.IsReason);
        }

        // 其他处理中的其他情形
        if (results is [{ RestOfGroup: { } rest }] && window.InLeft(WordMeaning.OtherAny))
        {
            return [rest];
        }

        var reasons = results.FindAll(c => c.IsReason);
        if (reasons.Count > 0)
        {
            return reasons;
        }

        // 公开12件、不予公开3件: among results, 公开 alone is 予以公开.
        return
            window.InLeft(WordMeaning.Publish)
            && (results.Count > 0 || state.Topic == ParagraphTopic.Requests)
            && IsOpening(window)
            ? [.. results.Prepend(state.Vocabulary.Granted).Distinct()]
            : results;
    }

    // 等 after the last reason.
    private static bool EndsReasons(List<Token> left)
    {
        var last = left.FindLastIndex(t => t.Meaning == WordMeaning.AndOthers);
        return last > 0
            && left.FindIndex(t => t.Concept.IsReason) is >= 0 and var first
            && first < last
            && left.FindIndex(last, t => t.Concept.IsReason) < 0;
    }

    // 办理信访事项1480件: not those that came as requests.
    private static bool IsOfOtherBusiness(ContextWindow window) =>
        !window.HasAny(f => f.Meaning is WordMeaning.Request or WordMeaning.PlainRequest)
        && window.InLeft(f => f.Meaning is WordMeaning.Handled or WordMeaning.Received or WordMeaning.NewlyReceived);

    // What 其他 means after an item of a list of reasons: the rest of that item's group.
    private static ClaimConcept? FindRest(ClaimConcept? item) =>
        item is null || item.IsRest ? null : (item.Group ?? item).RestOfGroup;

    // Nothing before the number names another thing that could be published.
    private static bool IsOpening(ContextWindow window) =>
        window.Left.All(t =>
            t.Meaning
                is WordMeaning.Publish
                    or WordMeaning.PartOf
                    or WordMeaning.Sum
                    or WordMeaning.Concluded
                    or WordMeaning.Noop
            || t.Concept.IsResult
        );

    // Carried over says more than received, and to next year more than from last year.
    private static IReadOnlyList<ClaimConcept> ResolveStage(
        ContextWindow window,
        List<ClaimConcept> said,
        ClaimVocabulary vocabulary
    )
    {
        if (said.Has(WordMeaning.CarriedOut) || (said.Has(WordMeaning.CarriedOver) && window.Has(WordMeaning.NextYear)))
        {
            return [vocabulary.CarriedOut];
        }

        if (said.Exists(f => f.Meaning is WordMeaning.CarriedOver or WordMeaning.CarriedIn))
        {
            return said.Has(WordMeaning.NewlyReceived) ? [vocabulary.Received, vocabulary.CarriedIn]
                : said.Has(WordMeaning.CarriedIn)
                || window.Has(WordMeaning.LastYear)
                || window.InLeft(WordMeaning.Includes)
                    ? [vocabulary.CarriedIn]
                : [said.First(f => f.Meaning == WordMeaning.CarriedOver)];
        }

        // Of several rows the last one is nearest to the number, unless both share it.
        var row = Joined(window) ? said[0] : said[^1];
        return row.Meaning == WordMeaning.Handled && said.Has(WordMeaning.Received) ? [vocabulary.Received] : [row];
    }

    // 受理并办结20件: one number for both, and the first of them is what it is held against.
    public static bool Joined(ContextWindow window)
    {
        Token? before = null;
        foreach (var token in window.Left)
        {
            if (token.Concept.IsRow)
            {
                if (before is { } first && token.Start - first.End <= 1)
                {
                    return true;
                }

                before = token;
            }
        }

        return false;
    }

    // No row is named: columns, totals and all take the row from what the sentence said before.
    private static IReadOnlyList<ClaimConcept>? Unsaid(ContextWindow window, ParagraphState state)
    {
        if (
            window.HasAny(c => c.IsColumn)
            || (window.InLeft(WordMeaning.OtherAny) && state.LastItem is { IsColumn: true })
        )
        {
            // 结转下年的共13件，其中自然人12件、企业1件
            var isPart =
                window.InLeft(WordMeaning.PartOf)
                || (window.FollowsItem && state.LastItem is { IsColumn: true })
                || (state.IsParted && state.Rows is [{ Meaning: WordMeaning.CarriedIn or WordMeaning.CarriedOut }]);
            return
                state.Rows is [var row]
                && (
                    isPart
                    || row.Meaning
                        is WordMeaning.Received
                            or WordMeaning.NewlyReceived
                            or WordMeaning.Concluded
                            or WordMeaning.Handled
                            or WordMeaning.Due
                )
                ? state.Rows
                : [state.Vocabulary.Received];
        }

        // 予以公开…，…，总计143件: of several results the total is what was concluded.
        if (window.InLeft(WordMeaning.Sum) && state.Results > 1 && state.Rows.All(c => c.IsResult))
        {
            return [state.Vocabulary.Concluded];
        }

        if (
            window.HasAny(f => f.Meaning is WordMeaning.All or WordMeaning.Each)
            && window.HasAny(f => f.Meaning is WordMeaning.Request or WordMeaning.PlainRequest)
            && state.Rows.Count == 0
        )
        {
            return [state.Vocabulary.Received];
        }

        if (window.InLeft(WordMeaning.ChangeTo) || window.InLeft(WordMeaning.Sum))
        {
            return state.Rows.Count > 0 ? state.Rows
                : window.InLeft(WordMeaning.Request) && window.InLeft(WordMeaning.Sum) ? [state.Vocabulary.Received]
                : null;
        }

        return
            window.InLeft(WordMeaning.Request)
            && state.Rows.Count == 0
            && !window.InLeft(WordMeaning.Publish)
            && !window.InLeft(WordMeaning.PartOf)
            ? [state.Vocabulary.Received]
            : null;
    }
}
