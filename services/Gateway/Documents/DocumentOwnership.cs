using Disclosure.ApiErrors;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>Holds a document against the report that it is imported into: the year and the agency that it names.</summary>
internal sealed class DocumentOwnership(FilingV1.FilingService.FilingServiceClient filing)
{
    /// <summary>
    /// FAILED_PRECONDITION / DOCUMENT_OF_ANOTHER_REPORT where the document names another year or agency. A document that names none
    /// passes.
    /// </summary>
    public async Task RequireAsync(FilingV1.ReportContext context, IntakeV1.Reading read, CallOptions call)
    {
        var report = ReportName.Parse("name", context.Report.Name);
        if (read.Year != 0 && read.Year != report.Year)
        {
            throw Refuse(
                $"The document reports on {read.Year}, the report on {report.Year}.",
                $"文件是 {read.Year} 年度的年报，而这里是 {report.Year} 年度的年报。"
            );
        }

        if (read.AgencyName.Length > 0 && !await IsSameAgencyAsync(context.Agency, read.AgencyName, call))
        {
            throw Refuse(
                $"The document names {read.AgencyName}, the report is of {context.Agency.Title}.",
                $"文件写的机关是“{read.AgencyName}”，而这里是“{context.Agency.Title}”的年报。"
            );
        }
    }

    // Most documents say the registered name; any other way to say it is for Filing to recognise.
    private async Task<bool> IsSameAgencyAsync(FilingV1.Agency agency, string name, CallOptions call)
    {
        if (name == agency.Title || agency.Aliases.Contains(name))
        {
            return true;
        }

        try
        {
            var request = new FilingV1.ResolveAgencyRequest { Parent = agency.Name, AgencyName = name };
            return (await filing.ResolveAgencyAsync(request, call)).Name == agency.Name;
        }
        catch (RpcException unknown) when (unknown.StatusCode == StatusCode.NotFound)
        {
            return false;
        }
    }

    private static ApiException Refuse(string message, string localized) =>
        new(
            ErrorCode.FailedPrecondition,
            "DOCUMENT_OF_ANOTHER_REPORT",
            message,
            $"{localized}请确认是否选错了文件；名称写法不同的，可登记为该机关的别名；确需导入的，请注明 acceptOther=true。"
        );
}
