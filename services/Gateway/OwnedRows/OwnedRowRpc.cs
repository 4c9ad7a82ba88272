using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Access;
using Disclosure.Gateway.Clients;
using Disclosure.Gateway.Composition;
using Grpc.Core;

namespace Disclosure.Gateway.OwnedRows;

/// <summary>The public service of rows that another agency answers for.</summary>
internal sealed class OwnedRowRpc(
    FilingV1.OwnedRowService.OwnedRowServiceClient rows,
    StatisticsV1.StatisticsService.StatisticsServiceClient statistics,
    EditionCatalog editions,
    CallOptionsFactory calls
) : PublicV1.OwnedRowService.OwnedRowServiceBase
{
    /// <summary>Filing.ListOwnedRows, Statistics.GetStatistics.</summary>
    public override Task<PublicV1.ListOwnedRowsResponse> ListOwnedRows(
        PublicV1.ListOwnedRowsRequest request,
        ServerCallContext context
    ) => ListAsync(request.Name, "", calls.Create(context));

    /// <summary>Filing.ListOwnedRows, Statistics.GetStatistics, Filing.AskRowOwners.</summary>
    public override async Task<PublicV1.ListOwnedRowsResponse> AskRowOwners(
        PublicV1.AskRowOwnersRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        var owned = await rows.ListOwnedRowsAsync(new() { Name = request.Name }, call);
        var sheet = await GetSheetAsync(request.Name, call);
        var asked = await rows.AskRowOwnersAsync(
            new()
            {
                Name = request.Name,
                RequestId = request.RequestId,
                Actor = ActorOf(context),
                Rows = { OwnedRowFigures.Read(sheet, owned.Rows.Select(r => r.Row)) },
            },
            call
        );
        return View(asked, sheet);
    }

    /// <summary>Filing.ListOwnedRows, Statistics.GetStatistics: of the report nothing but the owner's rows.</summary>
    public override Task<PublicV1.ListOwnedRowsResponse> ListRowsOfOwner(
        PublicV1.ListRowsOfOwnerRequest request,
        ServerCallContext context
    ) => ListAsync(request.Report, request.Owner, calls.Create(context));

    /// <summary>Filing.AnswerOwnedRows, Statistics.GetStatistics.</summary>
    public override async Task<PublicV1.ListOwnedRowsResponse> AnswerOwnedRows(
        PublicV1.AnswerOwnedRowsRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        var answered = await rows.AnswerOwnedRowsAsync(
            new()
            {
                Name = request.Report,
                Owner = request.Owner,
                RequestId = request.RequestId,
                Actor = ActorOf(context),
                Answers = { request.Answers },
            },
            call
        );
        return View(answered, await GetSheetAsync(request.Report, call));
    }

    private async Task<PublicV1.ListOwnedRowsResponse> ListAsync(string report, string owner, CallOptions call)
    {
        var owned = await rows.ListOwnedRowsAsync(new() { Name = report, Owner = owner }, call);
        // Without a row there is nothing to see, whether figures are stored or not.
        return owned.Rows.Count == 0 ? new() : View(owned, await GetSheetAsync(report, call));
    }

    private async Task<Sheet> GetSheetAsync(string report, CallOptions call)
    {
        var stored = await statistics.GetStatisticsAsync(new() { Name = $"{report}/statistics" }, call);
        return stored.Sheet.ToDomain(editions, "sheet");
    }

    private static PublicV1.ListOwnedRowsResponse View(FilingV1.ListOwnedRowsResponse found, Sheet sheet)
    {
        var figures = OwnedRowFigures.Read(sheet, found.Rows.Select(r => r.Row)).ToDictionary(f => f.Row);
        var view = new PublicV1.ListOwnedRowsResponse();
        foreach (var row in found.Rows.Where(r => figures.ContainsKey(r.Row)))
        {
            row.Fingerprint = figures[row.Row].Fingerprint;
            foreach (var cell in figures[row.Row].Cells)
            {
                if ($"{sheet[cell]}" is { Length: > 0 } value)
                {
                    row.Cells.Add(cell, value);
                }
            }

            view.Rows.Add(row);
        }

        return view;
    }

    private static ReportV1.Actor ActorOf(ServerCallContext context) => Caller.From(context.GetHttpContext()).Actor;
}
