namespace Disclosure.Claims.Resolution;

/// <summary>Says what a number speaks of, by the words around it and what the paragraph said before.</summary>
internal static class SubjectResolver
{
    /// <summary>New requests and those carried over together.</summary>
    public static readonly IReadOnlyList<string> Both = ["received", "carried_in"];

    private static readonly string[] s_received = ["received"];

    /// <summary>The number's subject; null where it is none of the tables'. Leaves what it learnt in the state.</summary>
    public static ClaimSubject? Resolve(ContextWindow window, QuantityUnit unit, ParagraphState state)
    {
        var noun = window.Noun;
        if (
            state.Elsewhere
            || window.InRight(WordMeaning.Excluded)
            || unit is QuantityUnit.Percent or QuantityUnit.Year or QuantityUnit.Month
            || window.InLeft(WordMeaning.Rate)
        )
        {
            return null;
        }

        if (noun == WordMeaning.AdministrativeFee)
        {
            state.Topic = ParagraphTopic.Foreign;
            return (unit == QuantityUnit.Money || window.IsZero) && !state.Published
                ? new("proactive", ["fees"], ["amount"])
                : null;
        }

        if (unit is QuantityUnit.Money)
        {
            return noun == WordMeaning.PlainFee && state.HasFees && !window.InLeft(WordMeaning.Publish)
                ? new("proactive", ["fees"], ["amount"])
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
                t.Meaning is WordMeaning.Classified or WordMeaning.Foreign or WordMeaning.Publish or WordMeaning.PartOf
            );
        if (
            state.Classifies
            && window.FollowsItem
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

        var subject =
            IsOfProceedings(window, state) ? Proceedings(window, unit, state)
            : IsOfDocuments(window, state) ? Documents(window, unit, state)
            : window.HasAny(Cells.IsDecision) ? Decisions(window, unit, state)
            : Requests(window, unit, state);
        return state.Period switch
        {
            WordMeaning.ThisYear => subject,
            WordMeaning.LastYear when subject is not null => subject with { OfLastYear = true },
            _ => null,
        };
    }

    // 因…信息…不予公开5件: the result said after the foreign noun is what is counted.
    private static bool IsResultOfRequests(ContextWindow window, ParagraphState state)
    {
        if (state.Topic is not (ParagraphTopic.Requests or ParagraphTopic.Proceedings) && !state.IsOfRequests)
        {
            return false;
        }

        for (var i = window.Left.Count - 1; i >= 0; i--)
        {
            if (Cells.IsResult(window.Left[i].Meaning))
            {
                return true;
            }

            if (window.Left[i].Meaning is WordMeaning.Foreign or WordMeaning.PlainDocument)
            {
                // 行政执法案卷信息 is what the result speaks of.
                return i > 0
                    && Cells.IsResult(window.Left[i - 1].Meaning)
                    && window.Left[i].Start - window.Left[i - 1].End <= 1;
            }
        }

        return window.Right.Any(t => Cells.IsResult(t.Meaning) || t.Meaning == WordMeaning.CarriedOut);
    }

    private static bool IsOfProceedings(ContextWindow window, ParagraphState state) =>
        window.HasAny(f => Cells.IsProceeding(f) || f == WordMeaning.RelatedCases)
        || (
            state.Topic == ParagraphTopic.Proceedings
            && window.HasAny(f => Cells.IsOutcome(f) || f is WordMeaning.Tried)
        )
        || (
            state.Topic == ParagraphTopic.Proceedings
            && Cells.IsOutcome(state.LastItem)
            && (window.Has(WordMeaning.OtherAny) || IsTotal(window))
        );

    private static ClaimSubject? Proceedings(ContextWindow window, QuantityUnit unit, ParagraphState state)
    {
        var kinds = window.FindAll(Cells.IsProceeding);
        if (kinds.Count == 0)
        {
            kinds = state.Proceedings;
        }

        if (kinds.Exists(k => k is WordMeaning.Direct or WordMeaning.AfterReview))
        {
            kinds = kinds.FindAll(k => k is WordMeaning.Direct or WordMeaning.AfterReview);
        }

        (state.Topic, state.Proceedings) = (ParagraphTopic.Proceedings, [.. kinds]);
        var outcomes = window.FindAll(Cells.IsOutcome);
        var outcome = outcomes.Count > 0 ? outcomes[^1] : WordMeaning.Unknown;
        if (outcome == WordMeaning.Unknown && window.InLeft(WordMeaning.OtherAny))
        {
            outcome = WordMeaning.OtherOutcome;
        }

        state.OutcomeOfList =
            outcome == WordMeaning.Unknown && window.FollowsItem ? state.OutcomeOfList
            : IsSaidFirst(window, outcome) ? outcome
            : WordMeaning.Unknown;
        outcome = outcome == WordMeaning.Unknown && !window.Has(WordMeaning.Tried) ? state.OutcomeOfList : outcome;
        state.LastItem = outcome;
        if (kinds.Count == 0 || unit is not (QuantityUnit.Case or QuantityUnit.Thing or QuantityUnit.None))
        {
            return null;
        }

        var subject = new ClaimSubject(
            "proceedings",
            [.. kinds.SelectMany(Cells.Proceedings)],
            outcome == WordMeaning.Unknown ? Cells.Total : Cells.Columns(outcome)
        );
        state.Tried = outcome == WordMeaning.Unknown && window.Has(WordMeaning.Tried) ? subject : null;
        return state.Tried is null ? subject : null;
    }

    private static bool IsSaidFirst(ContextWindow window, WordMeaning outcome)
    {
        foreach (var token in window.Left)
        {
            if (token.Meaning == outcome || Cells.IsProceeding(token.Meaning))
            {
                return token.Meaning == outcome && window.InLeft(Cells.IsProceeding);
            }
        }

        return false;
    }

    private static bool IsOfDocuments(ContextWindow window, ParagraphState state) =>
        window.HasAny(Cells.IsDocument)
        || (state.Topic == ParagraphTopic.Documents && (window.HasAny(Cells.IsLifecycle) || IsTotal(window)));

    // …3件，…4件，合计7件
    private static bool IsTotal(ContextWindow window) =>
        window.Left is [{ Meaning: WordMeaning.Sum }] && window.Right.Count == 0;

    private static ClaimSubject? Documents(ContextWindow window, QuantityUnit unit, ParagraphState state)
    {
        var nouns = window.FindAll(Cells.IsDocument);
        nouns = nouns.Count > 0 ? nouns : state.Documents;
        (state.Topic, state.Documents) = (ParagraphTopic.Documents, [.. nouns]);
        var stages = window.FindAll(Cells.IsLifecycle);
        state.Stage =
            window.InLeft(WordMeaning.Publish) ? []
            : stages.Count > 0 ? Cells.Columns(stages[^1])
            : window.InLeft(WordMeaning.New) ? Cells.Columns(WordMeaning.Issued)
            : window.FollowsItem || window.InLeft(WordMeaning.Sum) ? state.Stage
            : [];
        return
            state.Stage.Count == 0
            || nouns.Count == 0
            || unit is not (QuantityUnit.Case or QuantityUnit.Thing or QuantityUnit.None)
            ? null
            : new("proactive", [.. nouns.Distinct().Select(Cells.Row)], state.Stage);
    }

    // 作出行政处罚决定327件、行政强制决定2件，行政许可0件
    private static bool IsNext(ContextWindow window) =>
        window.FollowsItem || window.Left.All(t => Cells.IsDecision(t.Meaning));

    // All decisions made count, published or not; so what is published is not compared with them.
    private static ClaimSubject? Decisions(ContextWindow window, QuantityUnit unit, ParagraphState state)
    {
        state.Topic = ParagraphTopic.Decisions;
        state.Decided = window.Has(WordMeaning.Decided) || (state.Decided && IsNext(window));
        state.Made =
            (window.InLeft(WordMeaning.Made) || (state.Made && IsNext(window))) && !window.InLeft(WordMeaning.Publish);
        return
            state.Decided
            && (state.Made || !state.Published)
            && unit is QuantityUnit.Case or QuantityUnit.Thing or QuantityUnit.None
            ? new("proactive", [.. window.FindAll(Cells.IsDecision).Select(Cells.Row)], ["decisions"])
            : null;
    }

    private static ClaimSubject? Requests(ContextWindow window, QuantityUnit unit, ParagraphState state)
    {
        var noun = window.Noun;
        var isSpokenOf =
            state.Topic is ParagraphTopic.Requests
            || noun is WordMeaning.Request
            || (
                noun == WordMeaning.PlainRequest
                && window.HasAny(f => f is WordMeaning.Received or WordMeaning.New or WordMeaning.Concluded)
            )
            || (
                state.Topic is ParagraphTopic.Proceedings
                && window.HasAny(f => Cells.IsRow(f) && f != WordMeaning.OtherAny)
            )
            || (state.IsOfRequests && window.HasAny(Cells.IsResult));
        if (!isSpokenOf)
        {
            return null;
        }

        state.Topic = ParagraphTopic.Requests;
        var rows = RequestRowResolver.Resolve(window, state);
        var columns = Columns(window, state);
        if (
            rows is null
            // 其余18件均已答复: what is left of all is not all.
            || (
                window.InLeft(WordMeaning.Rest)
                && columns == Cells.Total
                && !state.Rows.Contains(WordMeaning.CarriedOut)
                && rows is [WordMeaning.Received or WordMeaning.New or WordMeaning.Handled or WordMeaning.Concluded]
            )
            || unit is QuantityUnit.Foreign
            || (unit is QuantityUnit.Person && columns == Cells.Total && !window.Has(WordMeaning.Received))
        )
        {
            return null;
        }

        state.HasReceived |= rows is [WordMeaning.Received or WordMeaning.New];
        state.Rows = rows;
        state.Results += rows.All(Cells.IsResult) ? 1 : 0;
        return Subject(rows, columns);
    }

    private static ClaimSubject Subject(IReadOnlyList<WordMeaning> rows, IReadOnlyList<string> columns) =>
        rows switch
        {
            [WordMeaning.Received] => new("requests", s_received, columns, OrRows: [Both]),
            [WordMeaning.New] => new("requests", s_received, columns),
            [WordMeaning.Due] => new("requests", Both, columns),
            [WordMeaning.Handled] => new(
                "requests",
                s_received,
                columns,
                OrRows:
                [
                    ["concluded"],
                    Both,
                ]
            ),
            [WordMeaning.Carried] => new(
                "requests",
                ["carried_out"],
                columns,
                OrRows:
                [
                    ["carried_in"],
                ]
            ),
            _ => new("requests", [.. rows.Select(Cells.Row).Distinct()], columns),
        };

    // 公民、法人或其他组织 together are everybody.
    private static IReadOnlyList<string> Columns(ContextWindow window, ParagraphState state)
    {
        var columns = window.FindAll(Cells.IsColumn);
        if (columns.Count > 0)
        {
            state.LastItem = columns[^1];
        }
        else if (Cells.IsColumn(state.LastItem) && window.InLeft(WordMeaning.OtherAny))
        {
            columns = [WordMeaning.OtherOrganization];
        }

        return columns.Count == 0 || (columns.Contains(WordMeaning.Natural) && columns.Count > 1)
            ? Cells.Total
            : [.. columns.SelectMany(Cells.Columns).Distinct()];
    }
}
