using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.Contexts;
using Disclosure.Filing.Domain.Duties;
using Disclosure.Filing.Domain.Regions;
using Disclosure.Filing.Domain.Reports;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc;

/// <summary>Implements the contract of Filing; this part holds the methods of agencies.</summary>
internal sealed partial class FilingRpc(
    IAgencyStore agencies,
    IReportStore reports,
    IContextStore contexts,
    IRegionStore regions,
    IAgencyChangeStore changes,
    IAgencyImportStore imports,
    IDutyStore duties,
    WriteFactory writes
) : Proto.FilingService.FilingServiceBase
{
    public override async Task<Proto.Agency> GetAgency(Proto.GetAgencyRequest request, ServerCallContext context)
    {
        var agency = await RequireAgencyAsync(AgencyName.Parse("name", request.Name), context.CancellationToken);
        var answer = agency.ToProto();
        // Who goes on with its work, if anybody does: a client that finds a closed agency can go there.
        answer.Successors.Add(await changes.ListSuccessorsAsync(agency.Name, context.CancellationToken));
        return answer;
    }

    // One more than a page is read, to know whether another follows.
    public override async Task<Proto.ListAgenciesResponse> ListAgencies(
        Proto.ListAgenciesRequest request,
        ServerCallContext context
    )
    {
        var parent = ParseOptional("parent", request.Parent);
        var page = PageRequest.Parse(
            request.PageSize,
            request.PageToken,
            "agencies",
            request.Parent,
            $"{request.Subtree}"
        );
        // The key of the page is the last name that is shown.
        var found = await agencies.ListAsync(
            parent,
            request.Subtree,
            page.After,
            page.Size + 1,
            context.CancellationToken
        );
        var answer = new Proto.ListAgenciesResponse
        {
            NextPageToken = page.Next(found.Count > page.Size ? found[page.Size - 1].Name.ToString() : null),
        };
        answer.Agencies.Add(found.Take(page.Size).Select(a => a.ToProto()));
        return answer;
    }

    public override async Task<Proto.Agency> CreateAgency(Proto.CreateAgencyRequest request, ServerCallContext context)
    {
        var write = writes.Create(request.RequestId, request, context);
        var name = AgencyName.FromId("agency_id", request.AgencyId);
        var agency = AgencyReader.Parse(name, request.Agency, write.Time);
        return await StoreAsync(
            agency.ToProto(),
            Proto.Agency.Parser,
            response =>
                // The response is made before the write, since nothing in it depends on the write.
                agencies.AddAsync(
                    [agency],
                    AgencyEvents.CreateAdded(agency, write),
                    response,
                    write,
                    context.CancellationToken
                )
        );
    }

    // The region itself must be registered, whatever the name is.
    public override async Task<Proto.Agency> ResolveAgency(
        Proto.ResolveAgencyRequest request,
        ServerCallContext context
    )
    {
        var region = await RequireAgencyAsync(AgencyName.Parse("parent", request.Parent), context.CancellationToken);
        var resolver = new AgencyResolver(agencies);
        // None and several are one error, AGENCY_NOT_FOUND: see AgencyResolver.
        return (await resolver.ResolveAsync(region, request.AgencyName, context.CancellationToken)).ToProto();
    }

    // AGENCY_NOT_FOUND.
    private async Task<Agency> RequireAgencyAsync(AgencyName name, CancellationToken cancellation) =>
        await agencies.FindAsync(name, cancellation) ?? throw AgencyNotFound(name);

    private static ApiException AgencyNotFound(AgencyName name) =>
        ApiError.NotFound("AGENCY_NOT_FOUND", name.ToString(), $"没有登记机关 {name.Id}，请核对代码或先登记。");

    // The response is stored as it was given: a repeat returns it whole, whatever has changed since.
    private static async Task<T> StoreAsync<T>(T response, MessageParser<T> parser, Func<string, Task<string>> store)
        where T : IMessage<T> => parser.ParseJson(await store(JsonFormatter.Default.Format(response)));

    // Empty is null: the filter is not set.
    private static AgencyName? ParseOptional(string field, string name) =>
        name.Length == 0 ? null : AgencyName.Parse(field, name);
}
