using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc;

/// <summary>The contract: finds, guards, stores, answers.</summary>
internal sealed partial class FilingRpc(IAgencyStore agencies, IReportStore reports, TimeProvider clock)
    : Proto.FilingService.FilingServiceBase
{
    public override async Task<Proto.Agency> GetAgency(Proto.GetAgencyRequest request, ServerCallContext context) =>
        (await RequireAgencyAsync(AgencyName.Parse("name", request.Name), context.CancellationToken)).ToProto();

    public override async Task<Proto.ListAgenciesResponse> ListAgencies(
        Proto.ListAgenciesRequest request,
        ServerCallContext context
    )
    {
        var parent = Optional("parent", request.Parent);
        var page = Page.Parse(request.PageSize, request.PageToken, "agencies", request.Parent, $"{request.Subtree}");
        var found = await agencies.ListAsync(
            parent,
            request.Subtree,
            page.After,
            page.Size + 1,
            context.CancellationToken
        );
        var answer = new Proto.ListAgenciesResponse
        {
            NextPageToken = page.Next(found.Count > page.Size ? found[page.Size - 1].Name.ToString() : null),
        };
        answer.Agencies.Add(found.Take(page.Size).Select(a => a.ToProto()));
        return answer;
    }

    public override async Task<Proto.Agency> CreateAgency(Proto.CreateAgencyRequest request, ServerCallContext context)
    {
        var write = WriteOf(request.RequestId, request, context);
        var violations = new List<FieldViolation>();
        var name = AgencyName.FromId("agency_id", request.AgencyId);
        var agency =
            AgencyRules.Parse(name, request.Agency.ToDraft(), write.Time, "agency.", violations)
            ?? throw ApiError.InvalidFields(violations);
        return await AnswerAsync(
            agency.ToProto(),
            Proto.Agency.Parser,
            answer => agencies.AddAsync([agency], answer, write, context.CancellationToken)
        );
    }

    public override async Task<Proto.ImportAgenciesResponse> ImportAgencies(
        Proto.ImportAgenciesRequest request,
        ServerCallContext context
    )
    {
        var write = WriteOf(request.RequestId, request, context);
        var added = AgencyTable.Parse(request.Table.Memory, write.Time);
        return await AnswerAsync(
            new Proto.ImportAgenciesResponse { Added = added.Count },
            Proto.ImportAgenciesResponse.Parser,
            answer => agencies.AddAsync(added, answer, write, context.CancellationToken)
        );
    }

    public override async Task<Proto.Report> GetReport(Proto.GetReportRequest request, ServerCallContext context)
    {
        var name = ReportName.Parse("name", request.Name);
        var report =
            await reports.FindAsync(name, context.CancellationToken)
            ?? throw ApiError.NotFound(
                "REPORT_NOT_FOUND",
                request.Name,
                $"没有找到 {name.Agency.Id} 的 {name.Id} 年报。"
            );
        return report.ToProto();
    }

    public override async Task<Proto.ListReportsResponse> ListReports(
        Proto.ListReportsRequest request,
        ServerCallContext context
    )
    {
        var filter = new ReportFilter(
            Optional("agency", request.Agency),
            request.Year == 0 ? null : request.Year,
            request.State == Disclosure.Report.V1.ReportState.Unspecified ? null : (ReportState)request.State,
            Optional("under", request.Under)
        );
        var page = Page.Parse(
            request.PageSize,
            request.PageToken,
            "reports",
            request.Agency,
            request.Year,
            request.State,
            request.Under
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
        var write = WriteOf(request.RequestId, request, context);
        var name = ReportName.FromId("report_id", AgencyName.Parse("parent", request.Parent), request.ReportId);
        var agency = await RequireAgencyAsync(name.Agency, context.CancellationToken);
        var report = new ReportStanding(name, agency.Title, ReportState.Draft, Version: 0, Revision: 1, write.Time);
        return await AnswerAsync(
            report.ToProto(),
            Proto.Report.Parser,
            answer => reports.AddAsync(report, answer, write, context.CancellationToken)
        );
    }

    private async Task<Agency> RequireAgencyAsync(AgencyName name, CancellationToken cancellation) =>
        await agencies.FindAsync(name, cancellation)
        ?? throw ApiError.NotFound(
            "AGENCY_NOT_FOUND",
            name.ToString(),
            $"没有登记机关 {name.Id}，请核对代码或先登记。"
        );

    private Write WriteOf(string requestId, IMessage request, ServerCallContext context) =>
        new(
            RequestKey.Of(requestId, request),
            context.Actor(),
            DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds())
        );

    // The answer is kept as it was given: a repeat gets it whole, whatever has changed since.
    private static async Task<T> AnswerAsync<T>(T answer, MessageParser<T> parser, Func<string, Task<string>> store)
        where T : IMessage<T> => parser.ParseJson(await store(JsonFormatter.Default.Format(answer)));

    private static AgencyName? Optional(string field, string name) =>
        name.Length == 0 ? null : AgencyName.Parse(field, name);
}
