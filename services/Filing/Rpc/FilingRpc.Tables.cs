using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Rpc.Import;
using Disclosure.ResourceNames;
using Google.Protobuf;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc;

// Tables of agencies.
internal sealed partial class FilingRpc
{
    // Limits of the contract; a part of 1,000 lines has at most about 1 MiB.
    private const int MaxNamedChanges = 1_000;
    private const int ExportPage = 1_000;

    // Parsed before the write; its faults are named with those of the tree. A dry run decides the same and leaves the request id free.
    public override async Task<Proto.ImportAgenciesResponse> ImportAgencies(
        Proto.ImportAgenciesRequest request,
        ServerCallContext context
    )
    {
        var write = request.Actor is { } actor
            ? writes.Create(request.RequestId, request, actor)
            : writes.Create(request.RequestId, request, context);
        var region = ParseOptional("region", request.Region);
        var lines = AgencyTableReader.Parse(request.Table.Memory, write.Time);
        if (request.DryRun)
        {
            return ToResponse(Decide(await imports.ListAllAsync(context.CancellationToken)));
        }

        return await StoredAnswer.ParseAsync(
            Proto.ImportAgenciesResponse.Parser,
            imports.ImportAsync(
                Decide,
                plan => AgencyEvents.CreateImported(request.Table.Span, plan, write),
                plan => StoredAnswer.Format(ToResponse(plan)),
                write,
                context.CancellationToken
            )
        );

        ImportPlan Decide(IReadOnlyDictionary<AgencyName, Agency> registered) =>
            AgencyImport.Plan(lines, registered, request.UpdateExisting, region);
    }

    // The region itself first, as it is not below itself.
    public override async Task ExportAgencies(
        Proto.ExportAgenciesRequest request,
        IServerStreamWriter<Proto.ExportAgenciesResponse> responseStream,
        ServerCallContext context
    )
    {
        var stop = context.CancellationToken;
        var region = ParseOptional("agency", request.Agency);
        var own = region is null ? null : await RequireAgencyAsync(region, stop);
        var writer = new AgencyTableWriter(request.Chinese);
        await SendAsync(writer.WriteHead());
        if (own is not null)
        {
            await SendAsync(writer.Write([own]));
        }

        for (var after = ""; ; )
        {
            var page = await agencies.ListAsync(region, subtree: true, after, ExportPage, stop);
            if (page.Count == 0)
            {
                return;
            }

            await SendAsync(writer.Write(page));
            after = page[^1].Name.ToString();
        }

        Task SendAsync(byte[] part) =>
            responseStream.WriteAsync(new() { Table = UnsafeByteOperations.UnsafeWrap(part) }, stop);
    }

    // All that is registered, as an import reads it.
    public override async Task<Proto.CheckAgenciesResponse> CheckAgencies(
        Proto.CheckAgenciesRequest request,
        ServerCallContext context
    )
    {
        var found = AgencyTreeAudit.Find(await imports.ListAllAsync(context.CancellationToken));
        return new() { Findings = { found.Take(MaxNamedChanges).Select(ToProto) }, Total = found.Count };
    }

    private static Proto.AgencyFinding ToProto(TreeFinding finding) =>
        new()
        {
            Code = finding.Code,
            Agency = finding.Agency.ToString(),
            Message = finding.Message,
        };

    private static Proto.ImportAgenciesResponse ToResponse(ImportPlan plan) =>
        new()
        {
            Added = plan.Added.Count,
            Updated = plan.Updated.Count,
            Unchanged = plan.Unchanged,
            Changes =
            {
                plan
                    .Changes.Take(MaxNamedChanges)
                    .Select(c => new Proto.ImportedChange
                    {
                        Agency = c.Agency.ToString(),
                        Column = c.Change.Field,
                        Before = c.Change.Before,
                        After = c.Change.After,
                    }),
            },
            Notes = { plan.Notes.Take(MaxNamedChanges).Select(ToProto) },
        };
}
