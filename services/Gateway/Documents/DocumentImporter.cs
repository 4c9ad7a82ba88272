using Disclosure.Gateway.Composition;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>Reads one document into a report that is open to edits.</summary>
internal sealed class DocumentImporter(
    FilingV1.FilingService.FilingServiceClient filing,
    DocumentReader documents,
    ReportImporter importer
)
{
    /// <summary>
    /// NOT_FOUND / REPORT_NOT_FOUND, FAILED_PRECONDITION / REPORT_NOT_EDITABLE or DOCUMENT_OF_ANOTHER_REPORT, or the errors of reading and
    /// writing.
    /// </summary>
    public async Task<PublicV1.Report> ImportAsync(PublicV1.ImportReportRequest request, CallOptions call)
    {
        // What can be refused without a call is.
        RequestIds.Validate(request.RequestId);
        // Parsed for its errors alone.
        _ = ReportName.Parse("name", request.Name);
        // Intake before Filing: in one call Filing then says whether the report is open and whom the document means.
        // Reading is the expensive step; what it says is needed for the next.
        var read = await documents.ReadAsync(request.Document, call);
        var context = await filing.GetReportContextAsync(
            new()
            {
                Name = request.Name,
                ForEdit = true,
                DocumentAgency = read.AgencyName,
            },
            call
        );
        // Null where the document fits, or says nothing of itself.
        var other = DocumentOwnership.FindOther(context, read);
        if (other is not null && !request.AcceptOther)
        {
            throw DocumentOwnership.Refuse(context, other);
        }

        return await importer.ImportAsync(context, request, read, other, call);
    }
}
