using System.Security.Cryptography;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Composition;
using Disclosure.Gateway.Documents;
using Disclosure.Gateway.Reports;
using Google.Protobuf;
using Grpc.Core;

namespace Disclosure.Gateway.Publications;

/// <summary>
/// Makes an approved report public: Rendering makes every format of what is pinned and reads it back, Filing signs, logs and publishes the
/// files. Whatever fails before Filing has committed leaves the report approved, and the call can be repeated.
/// </summary>
internal sealed class ReportPublisher(
    FilingV1.FilingService.FilingServiceClient filing,
    FilingV1.WorkflowService.WorkflowServiceClient workflow,
    FilingV1.PublicationService.PublicationServiceClient publications,
    RenderingV1.RenderingService.RenderingServiceClient rendering,
    RenderRequestComposer composer,
    EditionCatalog editions
)
{
    // What a reader, an archive and a machine want; page formats and data alike.
    private static readonly string[] s_formats = ["pdf", "docx", "ofd", "html", "xlsx", "xml", "json", "csv", "txt"];

    // Bytes of a file in one message; the contract allows 4 MiB.
    private const int ChunkSize = 2 * 1024 * 1024;

    // The bytes are a function of the request and of this.
    private static readonly string s_renderer = $"Disclosure {typeof(ReportPublisher).Assembly.GetName().Version}";

    /// <summary>Filing.GetReport, Rendering.ArchiveDocument for each format, Filing.PublishReport.</summary>
    public async Task<PublicV1.Report> PublishAsync(
        PublicV1.PublishReportRequest request,
        ReportV1.Actor actor,
        CallOptions call
    )
    {
        var report = await filing.GetReportAsync(new() { Name = request.Name }, call);
        if (report.Pins is null)
        {
            // Nothing is pinned, so the state does not allow it; Filing's table says so in its own words.
            return ReportView.CreateSummary(await RefuseAsync(request, actor, call), editions);
        }

        var order = await composer.ComposePinnedAsync(report.Name, report.Pins, call);
        var files = await RenderAsync(order, request.RequestId, call);
        var head = CreateHead(request, actor, order, files);
        var published = await publications.PublishReport(call).SendAsync(CreateMessages(head, files));
        return ReportView.CreateSummary(published, editions);
    }

    /// <summary>Filing.GetReceipt: a tlog-proof as text.</summary>
    public async Task<string> GetReceiptAsync(PublicV1.GetReceiptRequest request, CallOptions call)
    {
        var ask = new FilingV1.GetReceiptRequest
        {
            Name = request.Name,
            Version = request.Version,
            Subject = request.Subject,
        };
        return (await publications.GetReceiptAsync(ask, call)).Proof;
    }

    private async Task<FilingV1.Report> RefuseAsync(
        PublicV1.PublishReportRequest request,
        ReportV1.Actor actor,
        CallOptions call
    ) =>
        await workflow.MoveReportAsync(
            new()
            {
                Name = request.Name,
                Etag = request.Etag,
                RequestId = request.RequestId,
                Actor = actor,
                Verb = FilingV1.ReportVerb.Publish,
            },
            call
        );

    // One after another: a page format takes a whole processor, and every agency publishes on the same day.
    private async Task<IReadOnlyList<PublishedFile>> RenderAsync(
        RenderingV1.RenderReportRequest order,
        string requestId,
        CallOptions call
    )
    {
        var files = new List<PublishedFile>();
        foreach (var format in s_formats)
        {
            var one = order.Clone();
            one.Format = format;
            var archive = new RenderingV1.ArchiveDocumentRequest
            {
                RequestId = RequestIds.Derive(requestId, $"archive/{format}"),
                Report = one,
            };
            var kept = await rendering.ArchiveDocumentAsync(archive, call);
            var content = kept.Content.IsEmpty
                ? (await rendering.GetArchivedDocumentAsync(new() { Name = kept.Name }, call)).Content
                : kept.Content;
            files.Add(new(format, kept.ContentType, $"{order.Title}.{format}", content));
        }

        return files;
    }

    // Rendering has read every file back and compared each cell and line with what was pinned.
    private FilingV1.PublishReportRequest CreateHead(
        PublicV1.PublishReportRequest request,
        ReportV1.Actor actor,
        RenderingV1.RenderReportRequest order,
        IReadOnlyList<PublishedFile> files
    )
    {
        var sheet = order.Sheet.ToDomain(editions, "sheet");
        var digest = FiguresDigest.Compute(sheet);
        var tables = sheet.Edition.Tables.Select(t => t.Name).ToArray();
        var head = new FilingV1.PublishReportRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Actor = actor,
            FiguresSha256 = digest,
            Renderer = s_renderer,
            Tables = { tables },
        };
        head.Files.Add(
            files.Select(f => new FilingV1.FileHead
            {
                Format = f.Format,
                MediaType = f.MediaType,
                FileName = f.FileName,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(f.Content.Span)),
                Size = f.Content.Length,
                Facts = new()
                {
                    Years = { order.Year },
                    Tables = { tables },
                    FiguresSha256 = digest,
                },
            })
        );
        return head;
    }

    private static IEnumerable<FilingV1.PublishReportRequest> CreateMessages(
        FilingV1.PublishReportRequest head,
        IReadOnlyList<PublishedFile> files
    )
    {
        yield return head;
        foreach (var file in files)
        {
            for (var from = 0; from < file.Content.Length; from += ChunkSize)
            {
                var length = Math.Min(ChunkSize, file.Content.Length - from);
                var data = ByteString.CopyFrom(file.Content.Span.Slice(from, length));
                yield return new()
                {
                    Chunk = new() { Format = file.Format, Data = data },
                };
            }
        }
    }

    /// <summary>A file as it will be public.</summary>
    private sealed record PublishedFile(string Format, string MediaType, string FileName, ByteString Content);
}
