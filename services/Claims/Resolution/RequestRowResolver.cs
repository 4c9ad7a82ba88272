namespace Disclosure.Claims.Resolution;

/// <summary>Which rows of table three a number speaks of.</summary>
internal static class RequestRowResolver
{
    /// <summary>Summed; null where none is said.</summary>
    public static IReadOnlyList<WordMeaning>? Resolve(ContextWindow window, ParagraphState state)
    {
        var said = window.FindAll(f => Cells.IsRow(f) && f != WordMeaning.OtherAny);
        var results = Results(window, said, state);
        if (results is [WordMeaning.UnprocessedPetition] && IsOfPetitionOffice(window))
        {
            return null;
        }

        if (results.Count > 0)
        {
            state.LastItem = results[^1];
            return results;
        }

        return said.Count > 0 ? Standing(window, said) : Unsaid(window, state);
    }

    // The reason under a group says more than the group; several of one rank are summed.
    private static List<WordMeaning> Results(ContextWindow window, List<WordMeaning> said, ParagraphState state)
    {
        var results = said.FindAll(Cells.IsResult);
        if (
            results.Count == 0
            && said.Count == 0
            && (window.InLeft(WordMeaning.OtherAny) || (window.Left.Count == 0 && window.InRight(WordMeaning.OtherAny)))
        )
        {
            return IsOfOther(state) ? [WordMeaning.OtherRest] : [];
        }

        // 因不掌握等原因无法提供: the reason is one of several, and the group is what is counted.
        if (window.InLeft(WordMeaning.AndOthers) && results.Exists(r => !Cells.IsReason(r)))
        {
            return results.FindAll(r => !Cells.IsReason(r));
        }

        // 其他处理中的其他情形
        if (results is [WordMeaning.Other] && window.InLeft(WordMeaning.OtherAny))
        {
            return [WordMeaning.OtherRest];
        }

        var reasons = results.FindAll(Cells.IsReason);
        if (reasons.Count > 0)
        {
            return reasons;
        }

        // 公开12件、不予公开3件: among results, 公开 alone is 予以公开.
        return
            window.InLeft(WordMeaning.Publish)
            && (results.Count > 0 || state.Topic == ParagraphTopic.Requests)
            && IsOpening(window)
            ? [.. results.Prepend(WordMeaning.Granted).Distinct()]
            : results;
    }

    // 办理信访事项1480件: not those that came as requests.
    private static bool IsOfPetitionOffice(ContextWindow window) =>
        !window.HasAny(f => f is WordMeaning.Request or WordMeaning.PlainRequest)
        && window.InLeft(f => f is WordMeaning.Handled or WordMeaning.Received or WordMeaning.New);

    private static bool IsOfOther(ParagraphState state) =>
        state.LastItem is WordMeaning.Other or WordMeaning.OtherNotCorrected or WordMeaning.OtherFeeUnpaid;

    private static bool IsOpening(ContextWindow window) =>
        window.Left.All(t =>
            t.Meaning
                is WordMeaning.Publish
                    or WordMeaning.PartOf
                    or WordMeaning.Sum
                    or WordMeaning.Concluded
                    or WordMeaning.Noop
            || Cells.IsResult(t.Meaning)
        );

    private static IReadOnlyList<WordMeaning> Standing(ContextWindow window, List<WordMeaning> said)
    {
        if (
            said.Contains(WordMeaning.CarriedOut)
            || (said.Contains(WordMeaning.Carried) && window.Has(WordMeaning.NextYear))
        )
        {
            return [WordMeaning.CarriedOut];
        }

        if (said.Exists(f => f is WordMeaning.Carried or WordMeaning.CarriedIn))
        {
            return said.Contains(WordMeaning.New) ? [WordMeaning.Received, WordMeaning.CarriedIn]
                : said.Contains(WordMeaning.CarriedIn)
                || window.Has(WordMeaning.LastYear)
                || window.InLeft(WordMeaning.Includes)
                    ? [WordMeaning.CarriedIn]
                : [WordMeaning.Carried];
        }

        var row = Joined(window) ? said[0] : said[^1];
        return row == WordMeaning.Handled && said.Contains(WordMeaning.Received) ? [WordMeaning.Received] : [row];
    }

    // 受理并办结20件: one number for both, and the first of them is what it is held against.
    public static bool Joined(ContextWindow window)
    {
        Token? before = null;
        foreach (var token in window.Left)
        {
            if (Cells.IsRow(token.Meaning))
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

    private static IReadOnlyList<WordMeaning>? Unsaid(ContextWindow window, ParagraphState state)
    {
        if (window.HasAny(Cells.IsColumn) || (window.InLeft(WordMeaning.OtherAny) && Cells.IsColumn(state.LastItem)))
        {
            // 结转下年的共13件，其中自然人12件、企业1件
            var isPart =
                window.InLeft(WordMeaning.PartOf)
                || (window.FollowsItem && Cells.IsColumn(state.LastItem))
                || (state.IsParted && state.Rows is [WordMeaning.CarriedIn or WordMeaning.CarriedOut]);
            return
                state.Rows is [var row]
                && (
                    isPart
                    || row
                        is WordMeaning.Received
                            or WordMeaning.New
                            or WordMeaning.Concluded
                            or WordMeaning.Handled
                            or WordMeaning.Due
                )
                ? state.Rows
                : [WordMeaning.Received];
        }

        // 予以公开…，…，总计143件: of several results the total is what was concluded.
        if (window.InLeft(WordMeaning.Sum) && state.Results > 1 && state.Rows.All(Cells.IsResult))
        {
            return [WordMeaning.Concluded];
        }

        if (
            window.HasAny(f => f is WordMeaning.All or WordMeaning.Each)
            && window.HasAny(f => f is WordMeaning.Request or WordMeaning.PlainRequest)
            && state.Rows.Count == 0
        )
        {
            return [WordMeaning.Received];
        }

        if (window.InLeft(WordMeaning.ChangeTo) || window.InLeft(WordMeaning.Sum))
        {
            return state.Rows.Count > 0 ? state.Rows
                : window.InLeft(WordMeaning.Request) && window.InLeft(WordMeaning.Sum) ? [WordMeaning.Received]
                : null;
        }

        return
            window.InLeft(WordMeaning.Request)
            && state.Rows.Count == 0
            && !window.InLeft(WordMeaning.Publish)
            && !window.InLeft(WordMeaning.PartOf)
            ? [WordMeaning.Received]
            : null;
    }
}
