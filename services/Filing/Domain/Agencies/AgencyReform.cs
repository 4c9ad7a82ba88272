using System.Globalization;
using Disclosure.ApiErrors;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>Decides changes of agencies. Pure: the same facts and command give the same plan or the same error.</summary>
/// <remarks>Nothing is read here and no clock is asked: that makes the decision repeatable when its transaction loses a race.</remarks>
internal static class AgencyReform
{
    /// <summary>
    /// The plan of a change. ABORTED / ETAG_MISMATCH, FAILED_PRECONDITION / AGENCY_CLOSED or AGENCIES_BELOW, NOT_FOUND /
    /// AGENCY_NOT_FOUND or PARENT_NOT_FOUND, INVALID_ARGUMENT / INVALID_FIELDS.
    /// </summary>
    public static AgencyPlan Decide(AgencyFacts facts, AgencyCommand command)
    {
        var agency = facts.Agency;
        // The etag before the state: who works on an old copy is told so, and not that the agency has closed meanwhile.
        if (command.Etag.Length > 0 && command.Etag != agency.Etag)
        {
            throw ApiError.StaleEtag(agency.Name.ToString(), agency.Etag);
        }

        if (command.Kind != AgencyChangeKind.Updated)
        {
            // What is written of an agency may be mended after its end; it cannot move, merge or close once more.
            RequireOpen(agency);
        }

        return command.Kind switch
        {
            AgencyChangeKind.Updated => Update(agency, command),
            AgencyChangeKind.Renamed => Rename(facts, command),
            AgencyChangeKind.Moved => Move(facts, command),
            AgencyChangeKind.Closed => Close(facts, command),
            AgencyChangeKind.Merged => Merge(facts, command),
            _ => Split(facts, command),
        };
    }

    // The date of an update is null: it says how the agency is described, not that it changed.
    private static AgencyPlan Update(Agency agency, AgencyCommand command)
    {
        var plan = Plan(command, agency, command.Edit(agency), "", "");
        return plan with
        {
            Changes = [.. plan.Changes.Select(c => c with { Fields = [.. AgencyFields.Compare(agency, plan.Agency)] })],
        };
    }

    // The title before becomes an alias, as documents go on using it.
    // Past the limit of aliases the old title is left out. past_titles has it still, and refusing the change for it would help nobody.
    private static AgencyPlan Rename(AgencyFacts facts, AgencyCommand command)
    {
        RequireLater(facts, command);
        var edited = command.Edit(facts.Agency);
        string[] aliases = [.. edited.Aliases.Append(facts.Agency.Title).Where(a => a != edited.Title).Distinct()];
        var renamed = edited with { Aliases = aliases.Length <= AgencyRules.MaxAliases ? aliases : edited.Aliases };
        return Plan(command, facts.Agency, renamed, facts.Agency.Title, renamed.Title);
    }

    private static AgencyPlan Move(AgencyFacts facts, AgencyCommand command)
    {
        // RequireLater and not RequireDate alone: past_parents keeps one row a day, and the intervals must not overlap.
        RequireLater(facts, command);
        // A parent of null is no error: the agency becomes the top of a tree of its own.
        if (command.Parent is { } parent)
        {
            if (facts.ParentLineage.Count == 0)
            {
                throw ApiError.NotFound(
                    "PARENT_NOT_FOUND",
                    parent.ToString(),
                    $"上级机关 {parent} 不存在，请先登记上级机关。"
                );
            }

            // The lineage of the new parent is its path to the top: if the agency is on it, the tree would be a circle.
            if (facts.ParentLineage.Contains(command.Name))
            {
                throw ApiError.InvalidField(
                    "parent",
                    "PARENT_CIRCLE",
                    "must not be below the agency",
                    "上级机关不能是自己或自己的下级机关"
                );
            }
        }

        var moved = facts.Agency with { Parent = command.Parent };
        return Plan(command, facts.Agency, moved, $"{facts.Agency.Parent}", $"{command.Parent}");
    }

    private static AgencyPlan Close(AgencyFacts facts, AgencyCommand command)
    {
        // Agencies below would stay under a parent that is not in force.
        RequireNoneBelow(facts, facts.Agency);
        var last = RequireDate(facts.Agency, command);
        var successors = RequireOthers(facts, command);
        return Plan(command, facts.Agency, facts.Agency with { ValidTo = last }, "", "") with
        {
            Successions =
            [
                // Several successors share its work: none of them carries all of it over.
                .. successors.Select(s => new Succession(command.Name, s.Name, last.AddDays(1), successors.Length > 1)),
            ],
        };
    }

    // Each of the merged has the change in its own history too.
    // The agency of the command goes on; those that are merged into it close the day before.
    private static AgencyPlan Merge(AgencyFacts facts, AgencyCommand command)
    {
        // The day must lie within the life of all of them: each could otherwise close before it began.
        var since = RequireDate(facts.Agency, command);
        var merged = RequireOthers(facts, command);
        foreach (var other in merged)
        {
            RequireOpen(other);
            RequireNoneBelow(facts, other);
            RequireDate(other, command);
        }

        var plan = Plan(command, facts.Agency, facts.Agency, "", "");
        Agency[] closed = [.. merged.Select(m => m.Close(since.AddDays(-1)))];
        return plan with
        {
            Updated = [.. plan.Updated, .. closed],
            Successions = [.. merged.Select(m => new Succession(m.Name, command.Name, since, InPart: false))],
            // Each gets the change with the agency that goes on as the only other one.
            Changes =
            [
                .. plan.Changes,
                .. merged.Select(m => Change(command, m.Name, "", "", [command.Name.ToString()])),
            ],
        };
    }

    private static AgencyPlan Split(AgencyFacts facts, AgencyCommand command)
    {
        var since = RequireDate(facts.Agency, command);
        var parts = RequireOthers(facts, command);
        // An agency that stays keeps those below it.
        if (!command.Stays)
        {
            RequireNoneBelow(facts, facts.Agency);
        }

        var after = command.Stays ? facts.Agency : facts.Agency with { ValidTo = since.AddDays(-1) };
        var plan = Plan(command, facts.Agency, after, "", "");
        return plan with
        {
            // All of them in part: no part goes on with all that was split.
            Successions = [.. parts.Select(p => new Succession(command.Name, p.Name, since, InPart: true))],
            Changes =
            [
                .. plan.Changes,
                .. parts.Select(p => Change(command, p.Name, "", "", [command.Name.ToString()])),
            ],
        };
    }

    // One line of history for the agency itself; the callers add what is special to their kind.
    // The revision grows here and nowhere else, so that one change is one step of the etag.
    private static AgencyPlan Plan(AgencyCommand command, Agency before, Agency after, string old, string @new)
    {
        var changed = after with { Revision = before.Revision + 1 };
        return new(
            command,
            changed,
            [changed],
            [],
            [Change(command, before.Name, old, @new, [.. command.Others.Select(o => o.ToString())])]
        );
    }

    private static AgencyChange Change(
        AgencyCommand command,
        AgencyName agency,
        string before,
        string after,
        IReadOnlyList<string> others
    ) => new(agency, command.Kind, command.Date, before, after, others, command.Reason, command.Actor, command.Time);

    private static Agency[] RequireOthers(AgencyFacts facts, AgencyCommand command)
    {
        // Distinct below: naming an agency twice is no error and closes it once.
        if (command.Others.Contains(command.Name))
        {
            throw ApiError.InvalidField("name", "AGENCY_ITSELF", "must be another agency", "不能是机关自己");
        }

        return
        [
            .. command
                .Others.Distinct()
                .Select(name =>
                    facts.Others.TryGetValue(name, out var other)
                        ? other
                        : throw ApiError.NotFound(
                            "AGENCY_NOT_FOUND",
                            name.ToString(),
                            $"没有登记机关 {name.Id}，请核对代码或先登记。"
                        )
                ),
        ];
    }

    // The last day may lie in the future: a closure that is decided can no longer be changed, only the description can.
    private static void RequireOpen(Agency agency)
    {
        if (agency.ValidTo is { } last)
        {
            throw new ApiException(
                ErrorCode.FailedPrecondition,
                "AGENCY_CLOSED",
                $"{agency.Name} closed on {last:O}.",
                $"{agency.Title}已于{last.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}撤销，不能再变更。"
            );
        }
    }

    private static void RequireNoneBelow(AgencyFacts facts, Agency agency)
    {
        if (facts.WithOpenBelow.Contains(agency.Name))
        {
            throw new ApiException(
                ErrorCode.FailedPrecondition,
                "AGENCIES_BELOW",
                $"Agencies below {agency.Name} are open.",
                $"{agency.Title}还有未撤销的下级机关，请先调整其隶属关系或一并撤销。"
            );
        }
    }

    // Only the lower end: a change may be entered long after the day from which it holds.
    private static DateOnly RequireDate(Agency agency, AgencyCommand command) =>
        command.Date is { } date && (agency.ValidFrom is not { } from || date >= from)
            ? date
            : throw ApiError.InvalidField(
                "date",
                "DATE_ORDER",
                "must not be before the agency's first day",
                $"日期不能早于{agency.Title}的生效日期"
            );

    // What was written about an earlier time stays as it was.
    private static void RequireLater(AgencyFacts facts, AgencyCommand command)
    {
        var date = RequireDate(facts.Agency, command);
        // The day after the last day of what was before is the day on which the present value began.
        if (facts.LastDate is { } last && date <= last.AddDays(1))
        {
            throw ApiError.InvalidField(
                "date",
                "DATE_ORDER",
                $"must be after {last.AddDays(1):O}",
                $"日期应晚于上一次变更的日期（{last.AddDays(1):yyyy-MM-dd}）"
            );
        }
    }
}
