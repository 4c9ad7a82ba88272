using Grpc.Core;

namespace Disclosure.Gateway.Rectifications;

// Opening and moving items. Filing's table decides what may be done; this only says who asks.
internal sealed partial class RectificationRpc
{
    /// <summary>Filing.CreateRectification.</summary>
    public override async Task<ReportV1.Rectification> CreateRectification(
        PublicV1.CreateRectificationRequest request,
        ServerCallContext context
    ) =>
        await rectifications.CreateRectificationAsync(
            new()
            {
                Parent = request.Parent,
                RequestId = request.RequestId,
                Rectification = request.Rectification,
                Actor = ActorOf(context),
            },
            calls.Create(context)
        );

    /// <summary>Filing.MoveRectification.</summary>
    public override async Task<ReportV1.Rectification> ResolveRectification(
        PublicV1.ResolveRectificationRequest request,
        ServerCallContext context
    ) =>
        await rectifications.MoveRectificationAsync(
            new()
            {
                Name = request.Name,
                Etag = request.Etag,
                RequestId = request.RequestId,
                Reason = request.Reason,
                Verb = FilingV1.RectificationVerb.Resolve,
                Actor = ActorOf(context),
            },
            calls.Create(context)
        );

    /// <summary>Filing.MoveRectification.</summary>
    public override async Task<ReportV1.Rectification> ReopenRectification(
        PublicV1.ReopenRectificationRequest request,
        ServerCallContext context
    ) =>
        await rectifications.MoveRectificationAsync(
            new()
            {
                Name = request.Name,
                Etag = request.Etag,
                RequestId = request.RequestId,
                Reason = request.Reason,
                Verb = FilingV1.RectificationVerb.ReopenRectification,
                Actor = ActorOf(context),
            },
            calls.Create(context)
        );

    /// <summary>What <see cref="RectificationChecker"/> asks, Filing.MoveRectification.</summary>
    public override async Task<ReportV1.Rectification> CloseRectification(
        PublicV1.CloseRectificationRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        return await rectifications.MoveRectificationAsync(
            new()
            {
                Name = request.Name,
                Etag = request.Etag,
                RequestId = request.RequestId,
                Reason = request.Reason,
                Verb = FilingV1.RectificationVerb.Close,
                Findings = { await checker.FindAsync(request.Name, call) },
                Actor = ActorOf(context),
            },
            call
        );
    }
}
