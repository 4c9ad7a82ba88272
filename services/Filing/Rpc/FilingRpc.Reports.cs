using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Reports;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc;

// The status of reports.
internal sealed partial class FilingRpc
{
    public override async Task<Proto.Report> GetReport(Proto.GetReportRequest request, ServerCallContext context)
    {
        var name = ReportName.Parse("name", request.Name);
        var report = await reports.FindAsync(name, context.CancellationToken) ?? throw ReportNotFound(name);
        // Asked for by whoever is about to write: it saves a call that would be refused.
        if (request.ForEdit)
        {
            report.RequireEditable();
        }

        return report.ToProto();
    }

    // The page token holds the filter, so that a token of another list is refused.
    // What the token was made for is compared field by field; a changed filter is INVALID_PAGE_TOKEN.
    public override async Task<Proto.ListReportsResponse> ListReports(
        Proto.ListReportsRequest request,
        ServerCallContext context
    )
    {
        var filter = new ReportFilter(
            ParseOptional("agency", request.Agency),
            request.Year == 0 ? null : request.Year,
            request.State == Disclosure.Report.V1.ReportState.Unspecified ? null : (ReportState)request.State,
            ParseOptional("under", request.Under),
            request.ChangedSince?.ToDateTimeOffset()
        );
        // 0 stands for no time: the token must be the same for the same request.
        var page = PageRequest.Parse(
            request.PageSize,
            request.PageToken,
            "reports",
            request.Agency,
            request.Year,
            request.State,
            request.Under,
            request.ChangedSince?.ToDateTimeOffset().ToUnixTimeMilliseconds() ?? 0
        );
        var found = await reports.ListAsync(filter, page.After, page.Size + 1, context.CancellationToken);
        var answer = new Proto.ListReportsResponse
        {
            NextPageToken = page.Next(found.Count > page.Size ? found[page.Size - 1].Name.ToString() : null),
        };
        answer.Reports.Add(found.Take(page.Size).Select(r => r.ToProto()));
        return answer;
    }

    public override async Task<Proto.Report> CreateReport(Proto.CreateReportRequest request, ServerCallContext context)
    {
        var write = writes.Create(request.RequestId, request, context);
        // The id is the year or {year}-region; anything else is REPORT_YEAR_FORMAT.
        var name = ReportName.FromId("report_id", AgencyName.Parse("parent", request.Parent), request.ReportId);
        // Read before the write: agencies are never deleted, so that it is there when the report is stored.
        var agency = await RequireAgencyAsync(name.Agency, context.CancellationToken);
        // A repeat returns the stored response, whatever state the report is in by then.
        var report = new ReportStatus(name, agency.Title, ReportState.Draft, Version: 0, Revision: 1, write.Time);
        return await StoredAnswer.ParseAsync(
            Proto.Report.Parser,
            reports.AddAsync(report, opened => StoredAnswer.Format(opened.ToProto()), write, context.CancellationToken)
        );
    }

    // Names the report by its agency and year, as people know it.
    private static ApiException ReportNotFound(ReportName name) =>
        ApiError.NotFound("REPORT_NOT_FOUND", name.ToString(), $"没有找到 {name.Agency.Id} 的 {name.Id} 年报。");
}
