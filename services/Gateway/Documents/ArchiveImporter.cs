using Disclosure.ApiErrors;
using Disclosure.Gateway.Composition;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>Imports the documents of an archive one by one, each into the report of the agency and year that it names.</summary>
internal sealed class ArchiveImporter(
    FilingV1.FilingService.FilingServiceClient filing,
    DocumentReader documents,
    ReportImporter importer
)
{
    // Files that a message names.
    private const int MaxNamed = 5;

    /// <summary>Begins the import of an archive. NOT_FOUND / AGENCY_NOT_FOUND where there is no such region.</summary>
    /// <remarks>Unless duplicates are accepted, reads the whole archive once before its first document is written.</remarks>
    public async Task<ArchiveImport> BeginAsync(
        PublicV1.ImportArchiveRequest request,
        CallOptions call,
        CallOptions stream
    )
    {
        // Before any call: a wrong id must not cost the reading of the archive.
        RequestIds.Validate(request.RequestId);
        var region = AgencyName.Parse("parent", request.Parent);
        var agencies = new AgencyNameResolver(filing, region);

        // A document without a name is the region's own, and a region that is not there must fail before any document.
        await agencies.ResolveAsync("", call);
        // Read twice: keeping all documents of an archive would need its whole size in memory.
        var duplicates = request.AcceptDuplicates
            ? []
            : await FindDuplicatesAsync(documents.ReadArchiveAsync(request.Archive, "", stream), agencies, stream);
        return new(request.RequestId, request.Mode, agencies, duplicates);
    }

    // Which document counts can only be said by who knows them all, so none is written before all were read.
    private static async Task<Dictionary<string, string[]>> FindDuplicatesAsync(
        IAsyncEnumerable<IntakeV1.ArchiveItem> items,
        AgencyNameResolver agencies,
        CallOptions call
    )
    {
        var files = new Dictionary<(string Agency, int Year), List<string>>();
        await foreach (var item in items)
        {
            // A document that cannot be read, or names no agency of the region, is refused for that in its turn.
            if (
                item.Reading is { Year: > 0 } reading
                && await agencies.FindAsync(reading.AgencyName, call) is { } agency
            )
            {
                var report = (agency, reading.Year);
                files.TryAdd(report, []);
                files[report].Add(item.File);
            }
        }

        return files
            .Values.Where(f => f.Count > 1)
            .SelectMany(f => f.Select(file => KeyValuePair.Create(file, f.ToArray())))
            .ToDictionary();
    }

    /// <summary>Imports one document: the report without prose and figures, or why it was not taken in.</summary>
    /// <param name="read">What Intake answered of the document.</param>
    public async Task<PublicV1.ImportArchiveItem> ImportAsync(
        ArchiveImport import,
        IntakeV1.ArchiveItem read,
        CallOptions call
    )
    {
        var item = new PublicV1.ImportArchiveItem
        {
            File = read.File,
            Done = read.Done,
            Total = read.Total,
        };
        try
        {
            // Intake answers a reading or a failure, never both.
            if (read.Reading is { } reading)
            {
                item.Report = await ImportReadingAsync(import, read.File, reading, call);
            }
            else
            {
                item.Failure = read.Failure;
            }
        }
        // Errors of the gateway's own checks and errors that services answered are told apart by type alone.
        // Only what is wrong with this document; everything else ends the import.
        catch (ApiException error) when (IsOfTheDocument((StatusCode)error.Code))
        {
            item.Failure = error.ToStatus();
        }
        catch (RpcException error) when (IsOfTheDocument(error.StatusCode))
        {
            item.Failure = error.GetRpcStatus() ?? new() { Code = (int)error.StatusCode };
        }

        return item;
    }

    private async Task<PublicV1.Report> ImportReadingAsync(
        ArchiveImport import,
        string file,
        IntakeV1.Reading read,
        CallOptions call
    )
    {
        if (read.Year == 0)
        {
            throw new ApiException(
                ErrorCode.InvalidArgument,
                "YEAR_UNKNOWN",
                "The document does not say which year it reports on.",
                "文件的标题和正文都没有写明报告年度，请在标题中写明年份，或打开该年度的年报后单独导入。"
            );
        }

        if (import.Duplicates.TryGetValue(file, out var files))
        {
            throw Duplicate(files);
        }

        var agency = await import.Agencies.ResolveAsync(read.AgencyName, call);
        var name = ReportName.FromId("year", AgencyName.Parse("parent", agency), $"{read.Year}");

        // Every document of the archive is a write of its own, with ids derived from the archive's.
        // By the file's name in the archive: a repeat of the import repeats each write.
        var id = RequestIds.Derive(import.RequestId, file);
        var context = await OpenReportAsync(name, RequestIds.Derive(id, "report"), call);
        var write = new PublicV1.ImportReportRequest
        {
            Name = $"{name}",
            RequestId = id,
            Mode = import.Mode,
        };
        var view = await importer.ImportAsync(context, write, read, null, call);
        // An archive has thousands of documents; whoever needs the parts reads the report.
        (view.Narrative, view.Statistics) = (null, null);
        return view;
    }

    // The report's context; a report that is not there is created.
    private async Task<FilingV1.ReportContext> OpenReportAsync(ReportName name, string requestId, CallOptions call)
    {
        var context = await filing.GetReportContextAsync(
            new()
            {
                Name = name.ToString(),
                ForEdit = true,
                // No error for a report that is not there: it is created below.
                AllowMissing = true,
            },
            call
        );
        // The context of a missing report holds its agency and last year's report all the same.
        context.Report ??= await filing.CreateReportAsync(
            new()
            {
                Parent = name.Agency.ToString(),
                ReportId = name.Id,
                RequestId = requestId,
            },
            call
        );
        return context;
    }

    private static ApiException Duplicate(string[] files) =>
        new(
            ErrorCode.FailedPrecondition,
            "DUPLICATE",
            $"{files.Length} documents of the archive are of the same report.",
            $"压缩包中有 {files.Length} 份文件是同一机关同一年度的年报（{string.Join("、", files.Take(MaxNamed))}），均未导入，请只保留一份；确需依次导入的，请注明 acceptDuplicates=true。"
        );

    // A service that is away or out of time would fail every document that follows; the caller goes on later.
    private static bool IsOfTheDocument(StatusCode code) =>
        code
            is StatusCode.InvalidArgument
                // The list is closed: any other code stops the import.
                or StatusCode.FailedPrecondition
                or StatusCode.NotFound
                or StatusCode.AlreadyExists
                or StatusCode.Aborted
                or StatusCode.PermissionDenied;
}

/// <summary>An import under way.</summary>
/// <param name="RequestId">The caller's id of the whole archive; may be empty.</param>
/// <param name="Mode">What becomes of parts that a document lacks.</param>
/// <param name="Agencies">Finds the agencies that the documents name.</param>
/// <param name="Duplicates">For each document that shares its report with others: all documents of that report.</param>
internal sealed record ArchiveImport(
    string RequestId,
    PublicV1.ImportMode Mode,
    AgencyNameResolver Agencies,
    IReadOnlyDictionary<string, string[]> Duplicates
);
