using Disclosure.ApiErrors;
using Disclosure.Gateway.Access;
using Disclosure.Gateway.Composition;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>Imports the documents of an archive one by one, each into the report of the agency and year that it names.</summary>
internal sealed class ArchiveImporter(FilingV1.FilingService.FilingServiceClient filing, ReportImporter importer)
{
    /// <summary>Begins the import of an archive. NOT_FOUND / AGENCY_NOT_FOUND where there is no such region.</summary>
    public async Task<ArchiveImport> BeginAsync(PublicV1.ImportArchiveRequest request, CallOptions call)
    {
        RequestIds.Validate(request.RequestId);
        var region = AgencyName.Parse("parent", request.Parent);
        var agencies = new AgencyNameResolver(filing, region);

        // A document without a name is the region's own, and a region that is not there must fail before any document.
        await agencies.ResolveAsync("", call);
        return new(request.RequestId, agencies);
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
            if (read.Reading is { } reading)
            {
                item.Report = await ImportReadingAsync(import, read.File, reading, call);
            }
            else
            {
                item.Failure = read.Failure;
            }
        }
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

        var agency = await import.Agencies.ResolveAsync(read.AgencyName, call);
        var name = ReportName.FromId("year", AgencyName.Parse("parent", agency), $"{read.Year}");

        // Every document of the archive is a write of its own, with ids derived from the archive's.
        var id = RequestIds.Derive(import.RequestId, file);
        var context = await OpenReportAsync(name, RequestIds.Derive(id, "report"), call);
        var view = await importer.ImportAsync(context, new() { Name = $"{name}", RequestId = id }, read, call);
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
                AllowMissing = true,
            },
            call
        );
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

    // A service that is away or out of time would fail every document that follows; the caller goes on later.
    private static bool IsOfTheDocument(StatusCode code) =>
        code
            is StatusCode.InvalidArgument
                or StatusCode.FailedPrecondition
                or StatusCode.NotFound
                or StatusCode.AlreadyExists
                or StatusCode.Aborted
                or StatusCode.ResourceExhausted
                or StatusCode.PermissionDenied;
}

/// <summary>An import under way.</summary>
/// <param name="RequestId">The caller's id of the whole archive; may be empty.</param>
/// <param name="Agencies">Finds the agencies that the documents name.</param>
internal sealed record ArchiveImport(string RequestId, AgencyNameResolver Agencies);
