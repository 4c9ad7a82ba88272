using Disclosure.Gateway.Access;
using Disclosure.Gateway.Clients;
using Google.Api;
using Grpc.Core;

namespace Disclosure.Gateway.Rectifications;

/// <summary>The public service of what is to be put right; this part reads.</summary>
internal sealed partial class RectificationRpc(
    FilingV1.RectificationService.RectificationServiceClient rectifications,
    RectificationChecker checker,
    CallOptionsFactory calls
) : PublicV1.RectificationService.RectificationServiceBase
{
    /// <summary>Filing.GetRectification.</summary>
    public override async Task<ReportV1.Rectification> GetRectification(
        PublicV1.GetRectificationRequest request,
        ServerCallContext context
    ) => await rectifications.GetRectificationAsync(new() { Name = request.Name }, calls.Create(context));

    /// <summary>Filing.ListRectifications.</summary>
    public override async Task<PublicV1.ListRectificationsResponse> ListRectifications(
        PublicV1.ListRectificationsRequest request,
        ServerCallContext context
    )
    {
        var found = await rectifications.ListRectificationsAsync(
            new()
            {
                Parent = request.Parent,
                Subtree = request.Subtree,
                State = request.State,
                Year = request.Year,
                PageSize = request.PageSize,
                PageToken = request.PageToken,
            },
            calls.Create(context)
        );
        return new() { Rectifications = { found.Rectifications }, NextPageToken = found.NextPageToken };
    }

    /// <summary>Filing.ExportRectifications.</summary>
    public override async Task<HttpBody> ExportRectifications(
        PublicV1.ExportRectificationsRequest request,
        ServerCallContext context
    )
    {
        var found = await rectifications.ExportRectificationsAsync(
            new()
            {
                Parent = request.Parent,
                Subtree = request.Subtree,
                State = request.State,
                Year = request.Year,
            },
            calls.Create(context)
        );
        return new() { ContentType = "text/csv; charset=utf-8", Data = found.Table };
    }

    /// <summary>What <see cref="RectificationChecker"/> asks, Filing.JudgeRectification.</summary>
    public override async Task<PublicV1.CheckRectificationResponse> CheckRectification(
        PublicV1.CheckRectificationRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        var findings = await checker.FindAsync(request.Name, call);
        var judged = await rectifications.JudgeRectificationAsync(
            new() { Name = request.Name, Findings = { findings } },
            call
        );
        var answer = new PublicV1.CheckRectificationResponse { Findings = { judged.Findings } };
        if (judged.HasHolds)
        {
            answer.Holds = judged.Holds;
        }

        return answer;
    }

    private static ReportV1.Actor ActorOf(ServerCallContext context) => Caller.From(context.GetHttpContext()).Actor;
}
