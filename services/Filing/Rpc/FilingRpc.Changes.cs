using System.Globalization;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.ResourceNames;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc;

// Agencies over time.
internal sealed partial class FilingRpc
{
    private const int MaxOthers = 20;
    private const int MaxDocument = 300;
    private const int MaxChanges = 1_000;

    public override Task<Proto.Agency> UpdateAgency(Proto.UpdateAgencyRequest request, ServerCallContext context)
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        AgencyMask.Require(request.UpdateMask);
        var command = new AgencyCommand(
            AgencyChangeKind.Updated,
            AgencyName.Parse("agency.name", request.Agency.Name),
            request.Agency.Etag,
            write.Actor,
            write.Time
        )
        {
            // Applied in the transaction, to the agency as it is then.
            Edit = agency => AgencyMask.Apply(agency, request.Agency, request.UpdateMask),
        };
        return ChangeAsync(command, write, context);
    }

    public override Task<Proto.Agency> RenameAgency(Proto.RenameAgencyRequest request, ServerCallContext context)
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        var command = CreateCommand(
            AgencyChangeKind.Renamed,
            request.Name,
            request.Etag,
            request.Date,
            request.Reason,
            [],
            write
        ) with
        {
            // The title goes through the same rules as that of a new agency.
            Edit = agency => AgencyMask.Rename(agency, request.Title),
        };
        return ChangeAsync(command, write, context);
    }

    public override Task<Proto.Agency> MoveAgency(Proto.MoveAgencyRequest request, ServerCallContext context)
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        var command = CreateCommand(
            AgencyChangeKind.Moved,
            request.Name,
            request.Etag,
            request.Date,
            request.Reason,
            [],
            write
        ) with
        {
            // Empty: the agency becomes a top.
            Parent = ParseOptional("parent", request.Parent),
        };
        return ChangeAsync(command, write, context);
    }

    public override Task<Proto.Agency> CloseAgency(Proto.CloseAgencyRequest request, ServerCallContext context)
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        var command = CreateCommand(
            AgencyChangeKind.Closed,
            request.Name,
            request.Etag,
            request.Date,
            request.Reason,
            request.Successors,
            write
        );
        return ChangeAsync(command, write, context);
    }

    public override Task<Proto.Agency> MergeAgencies(Proto.MergeAgenciesRequest request, ServerCallContext context)
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        var command = CreateCommand(
            AgencyChangeKind.Merged,
            request.Name,
            request.Etag,
            request.Date,
            request.Reason,
            request.Merged,
            write
        );
        return ChangeAsync(command, write, context);
    }

    public override Task<Proto.Agency> SplitAgency(Proto.SplitAgencyRequest request, ServerCallContext context)
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        var command = CreateCommand(
            AgencyChangeKind.Split,
            request.Name,
            request.Etag,
            request.Date,
            request.Reason,
            request.Parts,
            write
        // The agency goes on beside its parts, or ends with the split.
        ) with
        {
            Stays = request.Stays,
        };
        return ChangeAsync(command, write, context);
    }

    public override async Task<Proto.ListAgencyChangesResponse> ListAgencyChanges(
        Proto.ListAgencyChangesRequest request,
        ServerCallContext context
    )
    {
        // NOT_FOUND for an agency that is not registered: an empty history would say that nothing ever happened.
        var agency = await RequireAgencyAsync(AgencyName.Parse("name", request.Name), context.CancellationToken);
        var found = await changes.ListAsync(agency.Name, MaxChanges, context.CancellationToken);
        return new()
        {
            Changes =
            {
                found.Select(c => new Proto.AgencyChange
                {
                    Kind = (Proto.AgencyChangeKind)c.Kind,
                    Date = c.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                    Before = c.Before,
                    After = c.After,
                    Others = { c.Others },
                    Reason = c.Reason,
                    Actor = c.Actor,
                    CreateTime = c.CreateTime.ToTimestamp(),
                    Fields =
                    {
                        c.Fields.Select(f => new Proto.ChangedField
                        {
                            Field = f.Field,
                            Before = f.Before,
                            After = f.After,
                        }),
                    },
                }),
            },
        };
    }

    private Task<Proto.Agency> ChangeAsync(AgencyCommand command, WriteMetadata write, ServerCallContext context) =>
        StoredAnswer.ParseAsync(
            Proto.Agency.Parser,
            changes.ChangeAsync(
                command,
                // Stored as JSON with the request id: a repeat gets this very answer, though the agency has changed again.
                agency => StoredAnswer.Format(agency.ToProto()),
                write,
                context.CancellationToken
            )
        );

    // INVALID_FIELDS / DATE_FORMAT, DOCUMENT_LENGTH, TOO_MANY_ITEMS, or the errors of a name.
    private static AgencyCommand CreateCommand(
        AgencyChangeKind kind,
        string name,
        string etag,
        string date,
        string reason,
        RepeatedField<string> others,
        WriteMetadata write
    )
    {
        var limits = new FieldLimits();
        var parsed = DateOnly.TryParseExact(
            date,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        );
        limits.Require(
            // 1949: a date before the founding of the state is a typing error.
            parsed && day.Year is >= 1949 and <= 2099,
            "date",
            "DATE_FORMAT",
            "must be YYYY-MM-DD",
            "日期应写成 2024-01-31 的样子"
        );
        limits.RequireLength("reason", "DOCUMENT_LENGTH", reason, 0, MaxDocument);
        limits.RequireCount("agencies", others.Count, 0, MaxOthers);
        limits.ThrowIfAny();
        return new(kind, AgencyName.Parse("name", name), etag, write.Actor, write.Time)
        {
            Date = day,
            Reason = reason,
            // Names are parsed after the limits: their errors come one at a time.
            Others = [.. others.Select(o => AgencyName.Parse("agencies", o))],
        };
    }
}
