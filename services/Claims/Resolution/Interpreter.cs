namespace Disclosure.Claims.Resolution;

/// <summary>Says what a number speaks of, by the words around it and what the paragraph said before.</summary>
internal static class Interpreter
{
    /// <summary>New requests and those carried over together.</summary>
    public static readonly IReadOnlyList<string> Both = ["received", "carried_in"];

    private static readonly string[] s_received = ["received"];

    /// <summary>The number's subject; null where it is none of the tables'. Leaves what it learnt in the memory.</summary>
    public static Subject? Read(Zone zone, Unit unit, Memory memory)
    {
        var noun = zone.Noun;
        if (
            memory.Elsewhere
            || zone.InRight(Facet.Excluded)
            || unit is Unit.Percent or Unit.Year or Unit.Month
            || zone.InLeft(Facet.Rate)
        )
        {
            return null;
        }

        if (noun == Facet.AdministrativeFee)
        {
            memory.Topic = Topic.Foreign;
            return (unit == Unit.Money || zone.IsZero) && !memory.Published
                ? new("proactive", ["fees"], ["amount"])
                : null;
        }

        if (unit is Unit.Money)
        {
            return noun == Facet.PlainFee && memory.HasFees && !zone.InLeft(Facet.Publish)
                ? new("proactive", ["fees"], ["amount"])
                : null;
        }

        var isForeign =
            noun == Facet.Foreign
            || (noun == Facet.PlainDocument && !(memory.Topic == Topic.Documents && zone.InLeft(Facet.InForce)));
        memory.Classifies |=
            zone.InLeft(Facet.Classified)
            && zone.Left.All(t => t.Facet is Facet.Classified or Facet.Foreign or Facet.Publish or Facet.PartOf);
        if (memory.Classifies && zone.FollowsItem && zone.Left is [{ Facet: Facet.Request or Facet.Refused }])
        {
            return null;
        }

        if (isForeign && !IsResultOfRequests(zone, memory))
        {
            memory.Topic = Topic.Foreign;
            return null;
        }

        var subject =
            IsOfProceedings(zone, memory) ? Proceedings(zone, unit, memory)
            : IsOfDocuments(zone, memory) ? Documents(zone, unit, memory)
            : zone.HasAny(Cells.IsDecision) ? Decisions(zone, unit, memory)
            : Requests(zone, unit, memory);
        return memory.Period switch
        {
            Facet.ThisYear => subject,
            Facet.LastYear when subject is not null => subject with { OfLastYear = true },
            _ => null,
        };
    }

    // 因…信息…不予公开5件: the result said after the foreign noun is what is counted.
    private static bool IsResultOfRequests(Zone zone, Memory memory)
    {
        if (memory.Topic is not (Topic.Requests or Topic.Proceedings) && !memory.IsOfRequests)
        {
            return false;
        }

        for (var i = zone.Left.Count - 1; i >= 0; i--)
        {
            if (Cells.IsResult(zone.Left[i].Facet))
            {
                return true;
            }

            if (zone.Left[i].Facet is Facet.Foreign or Facet.PlainDocument)
            {
                // 行政执法案卷信息 is what the result speaks of.
                return i > 0
                    && Cells.IsResult(zone.Left[i - 1].Facet)
                    && zone.Left[i].Start - zone.Left[i - 1].End <= 1;
            }
        }

        return zone.Right.Any(t => Cells.IsResult(t.Facet) || t.Facet == Facet.CarriedOut);
    }

    private static bool IsOfProceedings(Zone zone, Memory memory) =>
        zone.HasAny(f => Cells.IsProceeding(f) || f == Facet.RelatedCases)
        || (memory.Topic == Topic.Proceedings && zone.HasAny(f => Cells.IsOutcome(f) || f is Facet.Tried))
        || (
            memory.Topic == Topic.Proceedings
            && Cells.IsOutcome(memory.LastItem)
            && (zone.Has(Facet.OtherAny) || IsTotal(zone))
        );

    private static Subject? Proceedings(Zone zone, Unit unit, Memory memory)
    {
        var kinds = zone.Of(Cells.IsProceeding);
        if (kinds.Count == 0)
        {
            kinds = memory.Proceedings;
        }

        if (kinds.Exists(k => k is Facet.Direct or Facet.AfterReview))
        {
            kinds = kinds.FindAll(k => k is Facet.Direct or Facet.AfterReview);
        }

        (memory.Topic, memory.Proceedings) = (Topic.Proceedings, [.. kinds]);
        var outcomes = zone.Of(Cells.IsOutcome);
        var outcome = outcomes.Count > 0 ? outcomes[^1] : Facet.Unknown;
        if (outcome == Facet.Unknown && zone.InLeft(Facet.OtherAny))
        {
            outcome = Facet.OtherOutcome;
        }

        memory.OutcomeOfList =
            outcome == Facet.Unknown && zone.FollowsItem ? memory.OutcomeOfList
            : IsSaidFirst(zone, outcome) ? outcome
            : Facet.Unknown;
        outcome = outcome == Facet.Unknown && !zone.Has(Facet.Tried) ? memory.OutcomeOfList : outcome;
        memory.LastItem = outcome;
        if (kinds.Count == 0 || unit is not (Unit.Case or Unit.Thing or Unit.None))
        {
            return null;
        }

        var subject = new Subject(
            "proceedings",
            [.. kinds.SelectMany(Cells.Proceedings)],
            outcome == Facet.Unknown ? Cells.Total : Cells.Columns(outcome)
        );
        memory.Tried = outcome == Facet.Unknown && zone.Has(Facet.Tried) ? subject : null;
        return memory.Tried is null ? subject : null;
    }

    private static bool IsSaidFirst(Zone zone, Facet outcome)
    {
        foreach (var token in zone.Left)
        {
            if (token.Facet == outcome || Cells.IsProceeding(token.Facet))
            {
                return token.Facet == outcome && zone.InLeft(Cells.IsProceeding);
            }
        }

        return false;
    }

    private static bool IsOfDocuments(Zone zone, Memory memory) =>
        zone.HasAny(Cells.IsDocument)
        || (memory.Topic == Topic.Documents && (zone.HasAny(Cells.IsLifecycle) || IsTotal(zone)));

    // …3件，…4件，合计7件
    private static bool IsTotal(Zone zone) => zone.Left is [{ Facet: Facet.Sum }] && zone.Right.Count == 0;

    private static Subject? Documents(Zone zone, Unit unit, Memory memory)
    {
        var nouns = zone.Of(Cells.IsDocument);
        nouns = nouns.Count > 0 ? nouns : memory.Documents;
        (memory.Topic, memory.Documents) = (Topic.Documents, [.. nouns]);
        var stages = zone.Of(Cells.IsLifecycle);
        memory.Stage =
            zone.InLeft(Facet.Publish) ? []
            : stages.Count > 0 ? Cells.Columns(stages[^1])
            : zone.InLeft(Facet.New) ? Cells.Columns(Facet.Issued)
            : zone.FollowsItem || zone.InLeft(Facet.Sum) ? memory.Stage
            : [];
        return memory.Stage.Count == 0 || nouns.Count == 0 || unit is not (Unit.Case or Unit.Thing or Unit.None)
            ? null
            : new("proactive", [.. nouns.Distinct().Select(Cells.Row)], memory.Stage);
    }

    // 作出行政处罚决定327件、行政强制决定2件，行政许可0件
    private static bool IsNext(Zone zone) => zone.FollowsItem || zone.Left.All(t => Cells.IsDecision(t.Facet));

    // All decisions made count, published or not; so what is published is not compared with them.
    private static Subject? Decisions(Zone zone, Unit unit, Memory memory)
    {
        memory.Topic = Topic.Decisions;
        memory.Decided = zone.Has(Facet.Decided) || (memory.Decided && IsNext(zone));
        memory.Made = (zone.InLeft(Facet.Made) || (memory.Made && IsNext(zone))) && !zone.InLeft(Facet.Publish);
        return memory.Decided && (memory.Made || !memory.Published) && unit is Unit.Case or Unit.Thing or Unit.None
            ? new("proactive", [.. zone.Of(Cells.IsDecision).Select(Cells.Row)], ["decisions"])
            : null;
    }

    private static Subject? Requests(Zone zone, Unit unit, Memory memory)
    {
        var noun = zone.Noun;
        var isSpokenOf =
            memory.Topic is Topic.Requests
            || noun is Facet.Request
            || (noun == Facet.PlainRequest && zone.HasAny(f => f is Facet.Received or Facet.New or Facet.Concluded))
            || (memory.Topic is Topic.Proceedings && zone.HasAny(f => Cells.IsRow(f) && f != Facet.OtherAny))
            || (memory.IsOfRequests && zone.HasAny(Cells.IsResult));
        if (!isSpokenOf)
        {
            return null;
        }

        memory.Topic = Topic.Requests;
        var rows = RequestRows.Of(zone, memory);
        var columns = Columns(zone, memory);
        if (
            rows is null
            // 其余18件均已答复: what is left of all is not all.
            || (
                zone.InLeft(Facet.Rest)
                && columns == Cells.Total
                && !memory.Rows.Contains(Facet.CarriedOut)
                && rows is [Facet.Received or Facet.New or Facet.Handled or Facet.Concluded]
            )
            || unit is Unit.Foreign
            || (unit is Unit.Person && columns == Cells.Total && !zone.Has(Facet.Received))
        )
        {
            return null;
        }

        memory.HasReceived |= rows is [Facet.Received or Facet.New];
        memory.Rows = rows;
        memory.Results += rows.All(Cells.IsResult) ? 1 : 0;
        return Subject(rows, columns);
    }

    private static Subject Subject(IReadOnlyList<Facet> rows, IReadOnlyList<string> columns) =>
        rows switch
        {
            [Facet.Received] => new("requests", s_received, columns, OrRows: [Both]),
            [Facet.New] => new("requests", s_received, columns),
            [Facet.Due] => new("requests", Both, columns),
            [Facet.Handled] => new(
                "requests",
                s_received,
                columns,
                OrRows:
                [
                    ["concluded"],
                    Both,
                ]
            ),
            [Facet.Carried] => new(
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
    private static IReadOnlyList<string> Columns(Zone zone, Memory memory)
    {
        var columns = zone.Of(Cells.IsColumn);
        if (columns.Count > 0)
        {
            memory.LastItem = columns[^1];
        }
        else if (Cells.IsColumn(memory.LastItem) && zone.InLeft(Facet.OtherAny))
        {
            columns = [Facet.OtherOrganization];
        }

        return columns.Count == 0 || (columns.Contains(Facet.Natural) && columns.Count > 1)
            ? Cells.Total
            : [.. columns.SelectMany(Cells.Columns).Distinct()];
    }
}
