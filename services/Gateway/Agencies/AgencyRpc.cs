using Disclosure.Gateway.Clients;
using Grpc.Core;

namespace Disclosure.Gateway.Agencies;

/// <summary>The public service of agencies: Filing's own, under public names.</summary>
internal sealed partial class AgencyRpc(FilingV1.FilingService.FilingServiceClient filing, CallOptionsFactory calls)
    : PublicV1.AgencyService.AgencyServiceBase
{
    /// <summary>Filing.GetAgency.</summary>
    public override async Task<PublicV1.Agency> GetAgency(
        PublicV1.GetAgencyRequest request,
        ServerCallContext context
    ) => (await filing.GetAgencyAsync(new() { Name = request.Name }, calls.Create(context))).ToPublic();

    /// <summary>Filing.ListAgencies; the page token is Filing's own.</summary>
    public override async Task<PublicV1.ListAgenciesResponse> ListAgencies(
        PublicV1.ListAgenciesRequest request,
        ServerCallContext context
    )
    {
        var page = await filing.ListAgenciesAsync(
            new()
            {
                Parent = request.Parent,
                PageSize = request.PageSize,
                PageToken = request.PageToken,
                Subtree = request.Subtree,
            },
            calls.Create(context)
        );
        // Filing ordered the page by name.
        var answer = new PublicV1.ListAgenciesResponse { NextPageToken = page.NextPageToken };
        answer.Agencies.Add(page.Agencies.Select(a => a.ToPublic()));
        return answer;
    }

    /// <summary>Filing.CreateAgency, which checks codes, the parent and the level.</summary>
    public override async Task<PublicV1.Agency> CreateAgency(
        PublicV1.CreateAgencyRequest request,
        ServerCallContext context
    )
    {
        var added = await filing.CreateAgencyAsync(
            new()
            {
                AgencyId = request.AgencyId,
                RequestId = request.RequestId,
                Agency = request.Agency.ToFiling(),
            },
            calls.Create(context)
        );
        return added.ToPublic();
    }
}
