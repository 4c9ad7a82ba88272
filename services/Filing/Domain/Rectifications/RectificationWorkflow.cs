using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Access;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Rectifications;

/// <summary>What somebody wants to do with an item.</summary>
/// <param name="Etag">Empty: last write wins.</param>
/// <param name="Actor">Who asks, with the roles that the gateway found.</param>
/// <param name="Reason">Trimmed; empty: none was given.</param>
/// <param name="Holds">To close: whether the rule still finds it; null: no rule tells.</param>
internal sealed record RectificationCommand(
    RectificationVerb Verb,
    string Etag,
    Actor Actor,
    string Reason,
    Func<Rectification, bool?> Holds,
    DateTimeOffset Time
);

/// <summary>Decides moves of items by the table. Pure: the same facts and command give the same item or the same error.</summary>
internal static class RectificationWorkflow
{
    /// <summary>
    /// The item after a move. PERMISSION_DENIED / ROLE_REQUIRED, ABORTED / ETAG_MISMATCH, FAILED_PRECONDITION / VERB_NOT_ALLOWED,
    /// FOUR_EYES and RECTIFICATION_HOLDS, INVALID_FIELDS where a reason is missing, in this order.
    /// </summary>
    /// <param name="item">As it is stored, read in the transaction of the move.</param>
    /// <param name="lineage">The item's agency and those above, nearest first.</param>
    public static Rectification Decide(
        Rectification item,
        IReadOnlyList<AgencyName> lineage,
        RectificationCommand command
    )
    {
        var row = RectificationTable.Find(command.Verb);
        // Before anything is said of the item: who has no role learns nothing.
        RequireRole(item.Subject.Report.Agency, row.Roles, lineage, command.Actor);
        if (command.Etag.Length > 0 && command.Etag != $"{item.Revision}")
        {
            throw ApiError.StaleEtag(item.Name, $"{item.Revision}");
        }

        if (item.State != row.From)
        {
            throw Precondition(
                "VERB_NOT_ALLOWED",
                item,
                $"It is {item.State}.",
                "目前的状态不能这样操作，请刷新后再试"
            );
        }

        var isClosed = command.Verb == RectificationVerb.Close;
        // The bootstrap administrator is let through, as at an approval.
        if (isClosed && command.Actor.Principal == item.Resolver && !command.Actor.IsBootstrap)
        {
            throw Precondition(
                "FOUR_EYES",
                item,
                "Who resolved it does not close it.",
                "由您报告整改完毕，应由另一位人员核实销号"
            );
        }

        RequireReason(item, row, command);
        return item with
        {
            State = row.To,
            Revision = item.Revision + 1,
            // Of a move back to OPEN the last resolver stays, until somebody resolves it again.
            Resolver = command.Verb == RectificationVerb.Resolve ? command.Actor.Principal : item.Resolver,
            Closer = isClosed ? command.Actor.Principal : "",
            MoveTime = command.Time,
            Reason = command.Reason,
        };
    }

    /// <summary>PERMISSION_DENIED / ROLE_REQUIRED unless the actor has one of the roles.</summary>
    /// <param name="lineage">The agency and those above it, nearest first.</param>
    public static void RequireRole(
        AgencyName agency,
        IReadOnlyList<Role> roles,
        IReadOnlyList<AgencyName> lineage,
        Actor actor
    )
    {
        if (!actor.HasAny(roles, lineage))
        {
            throw new ApiException(
                ErrorCode.PermissionDenied,
                "ROLE_REQUIRED",
                $"One of {string.Join(", ", roles)} on {agency} is required.",
                "您没有办理这一整改事项的权限，请联系管理员授权。"
            )
            {
                Metadata = new Dictionary<string, string>
                {
                    ["name"] = agency.ToString(),
                    ["roles"] = string.Join(',', roles),
                },
            };
        }
    }

    /// <summary>NOT_FOUND / RECTIFICATION_NOT_FOUND.</summary>
    public static ApiException NotFound(AgencyName agency, int number) =>
        ApiError.NotFound(
            "RECTIFICATION_NOT_FOUND",
            $"{agency}/rectifications/{number}",
            $"{agency.Id} 没有第 {number} 号整改事项。"
        );

    // What the rule still finds is closed with a reason only; so is what no rule can tell.
    private static void RequireReason(Rectification item, RectificationTransition row, RectificationCommand command)
    {
        if (command.Reason.Length > 0)
        {
            return;
        }

        // The check is held against the item only to close it: what was done about it is told without one.
        var holds = command.Verb == RectificationVerb.Close ? command.Holds(item) : false;
        if (holds is true)
        {
            throw Precondition(
                "RECTIFICATION_HOLDS",
                item,
                $"{item.Subject.Code} still holds.",
                "重新检查时问题仍在，请退回继续整改；确需销号的请写明理由"
            );
        }

        if (row.NeedsReason || holds is null)
        {
            throw ApiError.InvalidField("reason", "FIELD_REQUIRED", "is required", "请写明整改情况或理由");
        }
    }

    private static ApiException Precondition(string reason, Rectification item, string message, string localized) =>
        new(ErrorCode.FailedPrecondition, reason, message, $"整改事项“{item.Subject.Title}”{localized}。")
        {
            // State and name, so that a client can show what happened without another call.
            Metadata = new Dictionary<string, string>
            {
                ["name"] = item.Name,
                ["state"] = $"{item.State}".ToUpperInvariant(),
            },
        };
}
