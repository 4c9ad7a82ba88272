using Disclosure.Gateway.Regions;
using Grpc.Core;

namespace Disclosure.Gateway.Duties;

// Rules, exceptions, and how they were kept.
internal sealed partial class DutyRpc
{
    /// <summary>Filing.ListTimeliness.</summary>
    public override async Task<PublicV1.ListTimelinessResponse> ListTimeliness(
        PublicV1.ListTimelinessRequest request,
        ServerCallContext context
    )
    {
        var ask = new FilingV1.ListTimelinessRequest
        {
            Agency = request.Name,
            Years = { ComparedYears.Parse(request.Years) },
        };
        var found = await duties.ListTimelinessAsync(ask, calls.Create(context));
        return new() { Years = { found.Years.Select(DutyView.Create) } };
    }

    /// <summary>Filing.GetDutyRules.</summary>
    public override async Task<PublicV1.DutyRules> GetDutyRules(
        PublicV1.GetDutyRulesRequest request,
        ServerCallContext context
    ) => DutyView.Create(await duties.GetDutyRulesAsync(new() { Name = request.Name }, calls.Create(context)));

    /// <summary>Filing.SetDutyRules.</summary>
    public override async Task<PublicV1.DutyRules> SetDutyRules(
        PublicV1.SetDutyRulesRequest request,
        ServerCallContext context
    )
    {
        var set = new FilingV1.SetDutyRulesRequest
        {
            RequestId = request.RequestId,
            Actor = ActorOf(context),
            Rules = new()
            {
                Name = request.Name,
                Etag = request.Etag,
                ExemptKinds = { request.ExemptKinds },
                ExemptLevels = { request.ExemptLevels },
                AgencyDueDate = request.AgencyDueDate,
                RegionDueDate = request.RegionDueDate,
                Reason = request.Reason,
            },
        };
        return DutyView.Create(await duties.SetDutyRulesAsync(set, calls.Create(context)));
    }

    /// <summary>Filing.ListDutyExceptions; the page token is Filing's own.</summary>
    public override async Task<PublicV1.ListDutyExceptionsResponse> ListDutyExceptions(
        PublicV1.ListDutyExceptionsRequest request,
        ServerCallContext context
    )
    {
        var found = await duties.ListDutyExceptionsAsync(
            new()
            {
                Parent = request.Parent,
                Year = request.Year,
                PageSize = request.PageSize,
                PageToken = request.PageToken,
            },
            calls.Create(context)
        );
        return new() { Exceptions = { found.Exceptions.Select(DutyView.Create) }, NextPageToken = found.NextPageToken };
    }
}
