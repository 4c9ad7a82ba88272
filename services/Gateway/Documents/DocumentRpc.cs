using Disclosure.Gateway.Clients;
using Disclosure.Gateway.Composition;
using Google.Api;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>The public service of documents: reading, importing and rendering.</summary>
internal sealed class DocumentRpc(
    DocumentReader documents,
    CheckedReader reader,
    DocumentImporter importer,
    ArchiveImporter archives,
    ReportRenderer renderer,
    CallOptionsFactory calls
) : PublicV1.DocumentService.DocumentServiceBase
{
    /// <summary>Intake.ReadDocument, then Statistics.CheckSheet and Narrative.CheckNarrative at once.</summary>
    public override async Task<PublicV1.Reading> ReadDocument(
        PublicV1.ReadDocumentRequest request,
        ServerCallContext context
    )
    {
        var call = calls.Create(context);
        return await reader.CheckAsync(await documents.ReadAsync(request.Document, call), request.OmitPictures, call);
    }

    /// <summary>Intake.ReadArchive, and the checks of ReadDocument for each document.</summary>
    public override async Task ReadArchive(
        PublicV1.ReadArchiveRequest request,
        IServerStreamWriter<PublicV1.ReadArchiveItem> responseStream,
        ServerCallContext context
    )
    {
        // The stream lasts as long as the archive; each check has the time of one call.
        var stream = calls.CreateForStream(context);
        await foreach (var item in documents.ReadArchiveAsync(request.Archive, request.After, stream))
        {
            var answer = new PublicV1.ReadArchiveItem
            {
                File = item.File,
                Done = item.Done,
                Total = item.Total,
            };
            // Intake answers a failure for a document that it cannot read, and goes on.
            if (item.Reading is { } reading)
            {
                answer.Reading = await reader.CheckAsync(reading, request.OmitPictures, calls.Create(context));
            }
            else
            {
                answer.Failure = item.Failure;
            }

            // Written one by one: the caller sees progress, and memory stays small.
            await responseStream.WriteAsync(answer, context.CancellationToken);
        }
    }

    /// <summary>Intake.ReadDocument, Filing.GetReportContext for an edit, both writes, both checks: six calls.</summary>
    /// <remarks>See <see cref="ReportImporter"/> for how both parts become one decision.</remarks>
    public override Task<PublicV1.Report> ImportReport(
        PublicV1.ImportReportRequest request,
        ServerCallContext context
    ) => importer.ImportAsync(request, calls.Create(context));

    /// <summary>Intake.ReadArchive, twice unless duplicates are accepted; for each document Filing.ResolveAgency once a name, then as ImportReport.</summary>
    /// <remarks>Filing.CreateReport too where the report is not there.</remarks>
    public override async Task ImportArchive(
        PublicV1.ImportArchiveRequest request,
        IServerStreamWriter<PublicV1.ImportArchiveItem> responseStream,
        ServerCallContext context
    )
    {
        var stream = calls.CreateForStream(context);
        var import = await archives.BeginAsync(request, calls.Create(context), stream);
        await foreach (var item in documents.ReadArchiveAsync(request.Archive, request.After, stream))
        {
            // Each document has the time of a call of its own.
            var answer = await archives.ImportAsync(import, item, calls.Create(context));
            await responseStream.WriteAsync(answer, context.CancellationToken);
        }
    }

    /// <summary>Filing.GetReportContext, Narrative.GetNarrative and Statistics.GetStatistics at once, Rendering.RenderReport.</summary>
    public override Task<HttpBody> RenderReport(PublicV1.RenderReportRequest request, ServerCallContext context) =>
        renderer.RenderAsync(request, context, calls.Create(context));

    /// <summary>As RenderReport.</summary>
    public override async Task DownloadReport(
        PublicV1.DownloadReportRequest request,
        IServerStreamWriter<HttpBody> responseStream,
        ServerCallContext context
    // Rendered whole, then cut: the bytes are in memory either way.
    ) => await responseStream.WriteFileAsync(await RenderReport(request.Document, context), context.CancellationToken);

    /// <summary>Filing.GetReportContext, Statistics.GetStatistics, Rendering.RenderChart.</summary>
    public override Task<PublicV1.DrawChartResponse> DrawChart(
        PublicV1.DrawChartRequest request,
        ServerCallContext context
    ) => renderer.DrawAsync(request, calls.Create(context));
}
