using Disclosure.ApiErrors;
using Disclosure.ResourceNames;

namespace Disclosure.Gateway.Documents;

/// <summary>Holds a document against the report that it is imported into: the year and the agency that it names.</summary>
internal static class DocumentOwnership
{
    /// <summary>What the document says of itself that the report does not; null where it is the report's, or says nothing.</summary>
    /// <param name="context">With what Filing made of the name that the document says.</param>
    public static NarrativeV1.DocumentSource? FindOther(FilingV1.ReportContext context, IntakeV1.Reading read)
    {
        var year = ReportName.Parse("name", context.Report.Name).Year;
        // 0 where the year agrees.
        var other = new NarrativeV1.DocumentSource { Year = read.Year == year ? 0 : read.Year };
        // Filing resolved the name; an alias of the agency is the agency.
        if (read.AgencyName.Length > 0 && context.DocumentAgency != context.Agency.Name)
        {
            other.AgencyName = read.AgencyName;
        }

        return other.Year == 0 && other.AgencyName.Length == 0 ? null : other;
    }

    /// <summary>FAILED_PRECONDITION / DOCUMENT_OF_ANOTHER_REPORT, which says both sides.</summary>
    public static ApiException Refuse(FilingV1.ReportContext context, NarrativeV1.DocumentSource other)
    {
        var year = ReportName.Parse("name", context.Report.Name).Year;
        // The year first: it is the commoner mistake.
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

    private static ApiException Refuse(string message, string localized) =>
        new(
            ErrorCode.FailedPrecondition,
            "DOCUMENT_OF_ANOTHER_REPORT",
            message,
            $"{localized}请确认是否选错了文件；名称写法不同的，可登记为该机关的别名；确需导入的，请注明 acceptOther=true。"
        );
}
