using Disclosure.Gateway.Composition;
using Grpc.Core;

namespace Disclosure.Gateway.Rectifications;

/// <summary>Checks the report of an item again, by the same rules as at every other door.</summary>
internal sealed class RectificationChecker(
    FilingV1.FilingService.FilingServiceClient filing,
    FilingV1.RectificationService.RectificationServiceClient rectifications,
    ReportChecker checker
)
{
    /// <summary>
    /// Filing.GetRectification, Filing.GetReportContext, both checks: what they find now. NOT_FOUND / RECTIFICATION_NOT_FOUND,
    /// NOT_FOUND / REPORT_NOT_FOUND.
    /// </summary>
    public async Task<IReadOnlyList<ReportV1.Finding>> FindAsync(string name, CallOptions call)
    {
        var item = await rectifications.GetRectificationAsync(new() { Name = name }, call);
        var context = await filing.GetReportContextAsync(new() { Name = item.Report }, call);
        return (await checker.CheckStoredAsync(context, call)).Findings;
    }
}
