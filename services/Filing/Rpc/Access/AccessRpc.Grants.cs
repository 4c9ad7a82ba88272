using Disclosure.Filing.Domain.Access;
using Disclosure.ResourceNames;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Access;

// Grants.
internal sealed partial class AccessRpc
{
    public override Task<Proto.Grant> CreateGrant(Proto.CreateGrantRequest request, ServerCallContext context)
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        var wanted = request.Grant;
        var limits = new FieldLimits();
        limits.Require(
            wanted.Identity is not null,
            "grant.identity",
            "FIELD_REQUIRED",
            "is required",
            "缺少必填项 grant.identity"
        );
        limits.RequireLength("grant.display", "DISPLAY_LENGTH", wanted.Display, 0, 100);
        // The start defaults to the time of the request: a repeat must not move it, and does not, as the first answer is stored.
        var (starts, expires) = (ParseTime(wanted.StartTime) ?? write.Time, ParseTime(wanted.ExpireTime));
        // A grant that ends before it begins would never hold, and look as if it did.
        limits.Require(
            expires is null || (expires > starts && expires > write.Time),
            "grant.expire_time",
            "TIME_RANGE",
            "must be after the start and in the future",
            "授权的失效时间应晚于生效时间和现在"
        );
        limits.ThrowIfAny();
        var grant = new Grant(
            AgencyName.Parse("parent", request.Parent),
            // The id is drawn anew for a repeat and not used: the stored answer has the first one.
            CreateId(),
            wanted.Identity!.ToPrincipal("grant.identity"),
            wanted.Display,
            wanted.Role.ToRole("grant.role"),
            wanted.Subtree,
            starts,
            expires,
            write.Time,
            null
        );
        return StoredAnswer.ParseAsync(
            Proto.Grant.Parser,
            access.AddGrantAsync(grant, StoredAnswer.Format(grant.ToProto()), write, context.CancellationToken)
        );
    }

    public override Task<Proto.Grant> RevokeGrant(Proto.RevokeGrantRequest request, ServerCallContext context)
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        return StoredAnswer.ParseAsync(
            Proto.Grant.Parser,
            access.RevokeGrantAsync(
                request.Name,
                grant => StoredAnswer.Format(grant.ToProto()),
                write,
                context.CancellationToken
            )
        );
    }

    public override async Task<Proto.ListGrantsResponse> ListGrants(
        Proto.ListGrantsRequest request,
        ServerCallContext context
    )
    {
        var agency = AgencyName.Parse("parent", request.Parent);
        var page = ParsePage(request.PageSize, request.PageToken, "grants", request.Parent);
        await RequireAgencyAsync(agency, context);
        // One more than a page is read, to know whether another follows.
        var found = await access.ListGrantsAsync(agency, page.After, page.Size + 1, context.CancellationToken);
        return new()
        {
            Grants = { found.Take(page.Size).Select(g => g.ToProto()) },
            NextPageToken = page.Next(found.Count > page.Size ? found[page.Size - 1].Name : null),
        };
    }
}
