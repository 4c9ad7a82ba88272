using Disclosure.Gateway.Composition;
using Disclosure.Gateway.Documents;
using Google.Api;
using Grpc.Core;

namespace Disclosure.Gateway.Agencies;

// Tables of agencies.
internal sealed partial class AgencyRpc
{
    private const string TableType = "text/csv; charset=utf-8";
    private const string TableName = "机关名录.csv";

    /// <summary>Filing.ImportAgencies: all lines of the table or none.</summary>
    public override async Task<PublicV1.ImportAgenciesResponse> ImportAgencies(
        PublicV1.ImportAgenciesRequest request,
        ServerCallContext context
    )
    {
        // The request id is optional here and required by Filing.
        var answer = await filing.ImportAgenciesAsync(
            new()
            {
                Table = request.Table.Data,
                RequestId = RequestIds.Derive(request.RequestId, "filing"),
                DryRun = request.ValidateOnly,
                UpdateExisting = request.UpdateExisting,
                Region = request.Region,
            },
            calls.Create(context)
        );
        return answer.ToPublic();
    }

    /// <summary>Filing.CheckAgencies.</summary>
    public override async Task<PublicV1.CheckAgenciesResponse> CheckAgencies(
        PublicV1.CheckAgenciesRequest request,
        ServerCallContext context
    )
    {
        var found = await filing.CheckAgenciesAsync(new(), calls.Create(context));
        return new() { Findings = { found.Findings.Select(f => f.ToPublic()) }, Total = found.Total };
    }

    /// <summary>Filing.ExportAgencies, part by part.</summary>
    public override Task ExportAgencies(
        PublicV1.ExportAgenciesRequest request,
        IServerStreamWriter<HttpBody> responseStream,
        ServerCallContext context
    ) =>
        FileResponseWriter.BreakOffOnErrorAsync(
            // An export has no end in sight: part by part, without collecting it.
            context,
            async () =>
            {
                // The first part sets the headers; an error before it is an ordinary answer.
                var response = new FileResponseWriter(responseStream, context, TableType);
                using var export = filing.ExportAgencies(
                    new() { Agency = request.Agency, Chinese = request.Chinese },
                    // Streams last longer than calls.
                    calls.CreateForStream(context)
                );
                await foreach (var part in export.ResponseStream.ReadAllAsync(context.CancellationToken))
                {
                    await response.WriteAsync(part.Table.Memory, TableName);
                }
            }
        );
}
