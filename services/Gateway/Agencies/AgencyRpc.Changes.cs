using Disclosure.Gateway.Access;
using Grpc.Core;

namespace Disclosure.Gateway.Agencies;

// Agencies over time: Filing's own verbs, by the caller.
internal sealed partial class AgencyRpc
{
    /// <summary>Filing.UpdateAgency.</summary>
    public override async Task<PublicV1.Agency> UpdateAgency(
        PublicV1.UpdateAgencyRequest request,
        ServerCallContext context
    )
    {
        // Name and etag come from the request, not from the body's agency.
        var agency = request.Agency.ToFiling();
        (agency.Name, agency.Etag) = (request.Name, request.Etag);
        var update = new FilingV1.UpdateAgencyRequest
        {
            Agency = agency,
            UpdateMask = AgencyFieldMask.Complete(request.UpdateMask, request.Agency),
            RequestId = request.RequestId,
            Actor = ActorOf(context),
        };
        return (await filing.UpdateAgencyAsync(update, calls.Create(context))).ToPublic();
    }

    /// <summary>Filing.RenameAgency.</summary>
    public override async Task<PublicV1.Agency> RenameAgency(
        PublicV1.RenameAgencyRequest request,
        ServerCallContext context
    )
    {
        var rename = new FilingV1.RenameAgencyRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Actor = ActorOf(context),
            Title = request.Title,
            Date = request.Date,
            Reason = request.Reason,
        };
        return (await filing.RenameAgencyAsync(rename, calls.Create(context))).ToPublic();
    }

    /// <summary>Filing.MoveAgency.</summary>
    public override async Task<PublicV1.Agency> MoveAgency(
        PublicV1.MoveAgencyRequest request,
        ServerCallContext context
    )
    {
        var move = new FilingV1.MoveAgencyRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Actor = ActorOf(context),
            Parent = request.Parent,
            Date = request.Date,
            Reason = request.Reason,
        };
        return (await filing.MoveAgencyAsync(move, calls.Create(context))).ToPublic();
    }

    /// <summary>Filing.CloseAgency.</summary>
    public override async Task<PublicV1.Agency> CloseAgency(
        PublicV1.CloseAgencyRequest request,
        ServerCallContext context
    )
    {
        var close = new FilingV1.CloseAgencyRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Actor = ActorOf(context),
            Date = request.Date,
            Successors = { request.Successors },
            Reason = request.Reason,
        };
        return (await filing.CloseAgencyAsync(close, calls.Create(context))).ToPublic();
    }

    /// <summary>Filing.MergeAgencies.</summary>
    public override async Task<PublicV1.Agency> MergeAgencies(
        PublicV1.MergeAgenciesRequest request,
        ServerCallContext context
    )
    {
        var merge = new FilingV1.MergeAgenciesRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Actor = ActorOf(context),
            Merged = { request.Merged },
            Date = request.Date,
            Reason = request.Reason,
        };
        return (await filing.MergeAgenciesAsync(merge, calls.Create(context))).ToPublic();
    }

    /// <summary>Filing.SplitAgency.</summary>
    public override async Task<PublicV1.Agency> SplitAgency(
        PublicV1.SplitAgencyRequest request,
        ServerCallContext context
    )
    {
        var split = new FilingV1.SplitAgencyRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Actor = ActorOf(context),
            Parts = { request.Parts },
            Date = request.Date,
            Stays = request.Stays,
            Reason = request.Reason,
        };
        return (await filing.SplitAgencyAsync(split, calls.Create(context))).ToPublic();
    }

    /// <summary>Filing.ListAgencyChanges; who made them is in the log, for those who may read it.</summary>
    public override async Task<PublicV1.ListAgencyChangesResponse> ListAgencyChanges(
        PublicV1.ListAgencyChangesRequest request,
        ServerCallContext context
    )
    {
        var found = await filing.ListAgencyChangesAsync(new() { Name = request.Name }, calls.Create(context));
        return new() { Changes = { found.Changes.Select(c => c.ToPublic()) } };
    }

    private static ReportV1.Actor ActorOf(ServerCallContext context) => Caller.From(context.GetHttpContext()).Actor;
}
