using Disclosure.Filing.Domain.Rectifications;
using Disclosure.ResourceNames;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Rectifications;

// Opening and moving items.
internal sealed partial class RectificationRpc
{
    private const int MaxReason = 1_000;

    public override Task<Disclosure.Report.V1.Rectification> CreateRectification(
        Proto.CreateRectificationRequest request,
        ServerCallContext context
    )
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        var agency = AgencyName.Parse("parent", request.Parent);
        var subject = request.Rectification.ToSubject(agency);
        var actor = request.Actor.ToActor();
        return StoredAnswer.ParseAsync(
            Disclosure.Report.V1.Rectification.Parser,
            items.AddAsync(
                subject,
                // Only a disclosure office opens items: see RectificationTable.
                lineage => RectificationWorkflow.RequireRole(agency, RectificationTable.Supervisors, lineage, actor),
                item => StoredAnswer.Format(item.ToProto(write.Time)),
                write,
                context.CancellationToken
            )
        );
    }

    // What the check finds may have changed when a request is repeated; it is still the same request.
    public override Task<Disclosure.Report.V1.Rectification> MoveRectification(
        Proto.MoveRectificationRequest request,
        ServerCallContext context
    )
    {
        // Findings are left out of the key, as they are told by the gateway and not by the caller.
        var keyed = request.Clone();
        keyed.Findings.Clear();
        var write = writes.Create(request.RequestId, keyed, request.Actor);
        var (agency, number) = RectificationMapping.ParseName(request.Name);
        RequireFindings(request.Findings.Count);
        var command = ToCommand(request, write.Time);
        return StoredAnswer.ParseAsync(
            Disclosure.Report.V1.Rectification.Parser,
            items.MoveAsync(
                agency,
                number,
                (item, lineage) => RectificationWorkflow.Decide(item, lineage, command),
                // The event is that of the verb: the table says which.
                RectificationTable.Find(command.Verb).Event,
                item => StoredAnswer.Format(item.ToProto(write.Time)),
                write,
                context.CancellationToken
            )
        );
    }

    private static RectificationCommand ToCommand(Proto.MoveRectificationRequest request, DateTimeOffset time)
    {
        var limits = new FieldLimits();
        limits.Require(
            request.Verb != Proto.RectificationVerb.Unspecified && Enum.IsDefined(request.Verb),
            "verb",
            "VERB_UNKNOWN",
            "must be a known verb",
            "操作应为整改完毕、退回或销号之一"
        );
        limits.RequireLength(
            "reason",
            "REASON_LENGTH",
            request.Reason.Trim(),
            request.Reason.Length == 0 ? 0 : 2,
            MaxReason
        );
        limits.ThrowIfAny();
        var findings = request.Findings.Select(f => f.ToJudged()).ToArray();
        return new(
            (RectificationVerb)request.Verb,
            request.Etag,
            request.Actor.ToActor(),
            request.Reason.Trim(),
            // Asked only to close, when the item is known.
            item => FindingMatch.Holds(item.Subject, findings),
            time
        );
    }
}
