using Disclosure.Gateway.Views;
using Grpc.Core;

namespace Disclosure.Gateway.Rpc;

internal sealed partial class DisclosureRpc
{
    public override async Task<PublicV1.Agency> GetAgency(
        PublicV1.GetAgencyRequest request,
        ServerCallContext context
    ) => (await filing.GetAgencyAsync(new() { Name = request.Name }, forwarding.Of(context))).ToPublic();

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
            },
            forwarding.Of(context)
        );
        var answer = new PublicV1.ListAgenciesResponse { NextPageToken = page.NextPageToken };
        answer.Agencies.Add(page.Agencies.Select(a => a.ToPublic()));
        return answer;
    }

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
            forwarding.Of(context)
        );
        return added.ToPublic();
    }

    public override async Task<PublicV1.ImportAgenciesResponse> ImportAgencies(
        PublicV1.ImportAgenciesRequest request,
        ServerCallContext context
    )
    {
        var answer = await filing.ImportAgenciesAsync(
            new() { Table = request.Table.Data, RequestId = RequestIds.Part(request.RequestId, "filing") },
            forwarding.Of(context)
        );
        return new() { Added = answer.Added };
    }
}
