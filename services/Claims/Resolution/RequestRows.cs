namespace Disclosure.Claims.Resolution;

/// <summary>Which rows of table three a number speaks of.</summary>
internal static class RequestRows
{
    /// <summary>Summed; null where none is said.</summary>
    public static IReadOnlyList<Facet>? Of(Zone zone, Memory memory)
    {
        var said = zone.Of(f => Cells.IsRow(f) && f != Facet.OtherAny);
        var results = Results(zone, said, memory);
        if (results is [Facet.UnprocessedPetition] && IsOfPetitionOffice(zone))
        {
            return null;
        }

        if (results.Count > 0)
        {
            memory.LastItem = results[^1];
            return results;
        }

        return said.Count > 0 ? Standing(zone, said) : Unsaid(zone, memory);
    }

    // The reason under a group says more than the group; several of one rank are summed.
    private static List<Facet> Results(Zone zone, List<Facet> said, Memory memory)
    {
        var results = said.FindAll(Cells.IsResult);
        if (
            results.Count == 0
            && said.Count == 0
            && (zone.InLeft(Facet.OtherAny) || (zone.Left.Count == 0 && zone.InRight(Facet.OtherAny)))
        )
        {
            return IsOfOther(memory) ? [Facet.OtherRest] : [];
        }

        // 因不掌握等原因无法提供: the reason is one of several, and the group is what is counted.
        if (zone.InLeft(Facet.AndOthers) && results.Exists(r => !Cells.IsReason(r)))
        {
            return results.FindAll(r => !Cells.IsReason(r));
        }

        // 其他处理中的其他情形
        if (results is [Facet.Other] && zone.InLeft(Facet.OtherAny))
        {
            return [Facet.OtherRest];
        }

        var reasons = results.FindAll(Cells.IsReason);
        if (reasons.Count > 0)
        {
            return reasons;
        }

        // 公开12件、不予公开3件: among results, 公开 alone is 予以公开.
        return zone.InLeft(Facet.Publish) && (results.Count > 0 || memory.Topic == Topic.Requests) && IsOpening(zone)
            ? [.. results.Prepend(Facet.Granted).Distinct()]
            : results;
    }

    // 办理信访事项1480件: not those that came as requests.
    private static bool IsOfPetitionOffice(Zone zone) =>
        !zone.HasAny(f => f is Facet.Request or Facet.PlainRequest)
        && zone.InLeft(f => f is Facet.Handled or Facet.Received or Facet.New);

    private static bool IsOfOther(Memory memory) =>
        memory.LastItem is Facet.Other or Facet.OtherNotCorrected or Facet.OtherFeeUnpaid;

    private static bool IsOpening(Zone zone) =>
        zone.Left.All(t =>
            t.Facet is Facet.Publish or Facet.PartOf or Facet.Sum or Facet.Concluded or Facet.Noop
            || Cells.IsResult(t.Facet)
        );

    private static IReadOnlyList<Facet> Standing(Zone zone, List<Facet> said)
    {
        if (said.Contains(Facet.CarriedOut) || (said.Contains(Facet.Carried) && zone.Has(Facet.NextYear)))
        {
            return [Facet.CarriedOut];
        }

        if (said.Exists(f => f is Facet.Carried or Facet.CarriedIn))
        {
            return said.Contains(Facet.New) ? [Facet.Received, Facet.CarriedIn]
                : said.Contains(Facet.CarriedIn) || zone.Has(Facet.LastYear) || zone.InLeft(Facet.Includes)
                    ? [Facet.CarriedIn]
                : [Facet.Carried];
        }

        var row = Joined(zone) ? said[0] : said[^1];
        return row == Facet.Handled && said.Contains(Facet.Received) ? [Facet.Received] : [row];
    }

    // 受理并办结20件: one number for both, and the first of them is what it is held against.
    public static bool Joined(Zone zone)
    {
        Token? before = null;
        foreach (var token in zone.Left)
        {
            if (Cells.IsRow(token.Facet))
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

    private static IReadOnlyList<Facet>? Unsaid(Zone zone, Memory memory)
    {
        if (zone.HasAny(Cells.IsColumn) || (zone.InLeft(Facet.OtherAny) && Cells.IsColumn(memory.LastItem)))
        {
            // 结转下年的共13件，其中自然人12件、企业1件
            var isPart =
                zone.InLeft(Facet.PartOf)
                || (zone.FollowsItem && Cells.IsColumn(memory.LastItem))
                || (memory.IsParted && memory.Rows is [Facet.CarriedIn or Facet.CarriedOut]);
            return
                memory.Rows is [var row]
                && (isPart || row is Facet.Received or Facet.New or Facet.Concluded or Facet.Handled or Facet.Due)
                ? memory.Rows
                : [Facet.Received];
        }

        // 予以公开…，…，总计143件: of several results the total is what was concluded.
        if (zone.InLeft(Facet.Sum) && memory.Results > 1 && memory.Rows.All(Cells.IsResult))
        {
            return [Facet.Concluded];
        }

        if (
            zone.HasAny(f => f is Facet.All or Facet.Each)
            && zone.HasAny(f => f is Facet.Request or Facet.PlainRequest)
            && memory.Rows.Count == 0
        )
        {
            return [Facet.Received];
        }

        if (zone.InLeft(Facet.ChangeTo) || zone.InLeft(Facet.Sum))
        {
            return memory.Rows.Count > 0 ? memory.Rows
                : zone.InLeft(Facet.Request) && zone.InLeft(Facet.Sum) ? [Facet.Received]
                : null;
        }

        return
            zone.InLeft(Facet.Request)
            && memory.Rows.Count == 0
            && !zone.InLeft(Facet.Publish)
            && !zone.InLeft(Facet.PartOf)
            ? [Facet.Received]
            : null;
    }
}
