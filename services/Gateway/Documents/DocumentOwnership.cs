using Disclosure.ApiErrors;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Documents;

/// <summary>Holds a document against the report that it is imported into: the year and the agency that it names.</summary>
internal sealed class DocumentOwnership(FilingV1.FilingService.FilingServiceClient filing)
{
    /// <summary>What the document says of itself that the report does not; null where it is the report's, or says nothing.</summary>
    public async Task<NarrativeV1.DocumentSource?> FindOtherAsync(
        FilingV1.ReportContext context,
        IntakeV1.Reading read,
        CallOptions call
    )
    {
        var year = ReportName.Parse("name", context.Report.Name).Year;
        var other = new NarrativeV1.DocumentSource { Year = read.Year == year ? 0 : read.Year };
        if (read.AgencyName.Length > 0 && !await IsSameAgencyAsync(context.Agency, read.AgencyName, call))
        {
            other.AgencyName = read.AgencyName;
        }

        return other.Year == 0 && other.AgencyName.Length == 0 ? null : other;
    }

    /// <summary>FAILED_PRECONDITION / DOCUMENT_OF_ANOTHER_REPORT, which says both sides.</summary>
    public static ApiException Refuse(FilingV1.ReportContext context, NarrativeV1.DocumentSource other)
    {
        var year = ReportName.Parse("name", context.Report.Name).Year;
        return other.Year > 0
            ? Refuse(
                $"The document reports on {other.Year}, the report on {year}.",
                $"文件是 {other.Year} 年度的年报，而这里是 {year} 年度的年报。"
            )
            : Refuse(
                $"The document names {other.AgencyName}, the report is of {context.Agency.Title}.",
                $"文件写的机关是“{other.AgencyName}”，而这里是“{context.Agency.Title}”的年报。"
            );
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
