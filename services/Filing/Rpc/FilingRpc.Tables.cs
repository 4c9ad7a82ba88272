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
    // A part of 1,000 lines: a client shows progress, and no message comes near the limit of gRPC.
    private const int MaxNamedChanges = 1_000;
    private const int ExportPage = 1_000;

    // Parsed before the write; its faults are named with those of the tree. A dry run decides the same and leaves the request id free.
    public override async Task<Proto.ImportAgenciesResponse> ImportAgencies(
        Proto.ImportAgenciesRequest request,
        ServerCallContext context
    )
    {
        // A request may name no actor; the header of the call does then.
        var write = request.Actor is { } actor
            ? writes.Create(request.RequestId, request, actor)
            : writes.Create(request.RequestId, request, context);
        var region = ParseOptional("region", request.Region);
        var lines = AgencyTableReader.Parse(request.Table.Memory, write.Time);
        // Nothing is locked: what a dry run finds may have changed when the import comes, which decides anew.
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
        // NOT_FOUND before the head is sent.
        var own = region is null ? null : await RequireAgencyAsync(region, stop);
        var writer = new AgencyTableWriter(request.Chinese);
        await SendAsync(writer.WriteHead());
        if (own is not null)
        {
            await SendAsync(writer.Write([own]));
        }

        for (var after = ""; ; )
        {
            // Page by page and not in one statement: an export of a slow client must not hold a transaction open.
            var page = await agencies.ListAsync(region, subtree: true, after, ExportPage, stop);
            if (page.Count == 0)
            {
                return;
            }

            await SendAsync(writer.Write(page));
            after = page[^1].Name.ToString();
        }

        Task SendAsync(byte[] part) =>
            // The array was made for this message and is not touched again.
            responseStream.WriteAsync(new() { Table = UnsafeByteOperations.UnsafeWrap(part) }, stop);
    }

    // All that is registered, as an import reads it.
    public override async Task<Proto.CheckAgenciesResponse> CheckAgencies(
        Proto.CheckAgenciesRequest request,
        ServerCallContext context
    )
    {
        var found = AgencyTreeAudit.Find(await imports.ListAllAsync(context.CancellationToken));
        // Total says how many there are beyond those that are shown.
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
                // Counts are of all changes, the list is cut.
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
