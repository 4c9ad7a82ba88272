using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.Contexts;
using Disclosure.Filing.Domain.Duties;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Regions;
using Disclosure.ResourceNames;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc;

// What reports are compared with and what counts for a region.
internal sealed partial class FilingRpc
{
    // All agencies of a region are held in memory at once, about 1 KB each.
    private const int MaxRegionAgencies = 200_000;

    // At most seven statements: the report and the six of the context; of a collected report those of its region too.
    // REPORT_NOT_FOUND, REPORT_NOT_EDITABLE, AGENCY_NOT_FOUND, PREDECESSORS_TOO_MANY.
    public override async Task<Proto.ReportContext> GetReportContext(
        Proto.GetReportContextRequest request,
        ServerCallContext context
    )
    {
        var name = ReportName.Parse("name", request.Name);
        var predecessors = Predecessor.ParseAll(request.Predecessors, request.InPart);
        var report = await reports.FindAsync(name, context.CancellationToken);
        // The report is named before its agency: without either, it is the report that is missing.
        if (report is null && !request.AllowMissing)
        {
            throw ReportNotFound(name);
        }

        // A report that does not exist yet is opened as a draft, so that nothing forbids edits.
        if (request.ForEdit)
        {
            report?.RequireEditable();
        }

        var query = new ContextQuery(name, predecessors, request.Brief);
        var found = await contexts.FindAsync(query, context.CancellationToken) ?? throw AgencyNotFound(name.Agency);
        var answer = found.ToProto();
        answer.Report = report?.ToProto();
        answer.DocumentAgency = await FindDocumentAgencyAsync(name, request.DocumentAgency, context.CancellationToken);
        if (name.IsRegion && !request.Brief)
        {
            var region = await ListRegionAsync(name.Agency, name.Year, context.CancellationToken);
            // Null where one message is not enough: the caller then asks ListCountedReports, which streams.
            answer.Counted = region is null ? null : CountedReportMessages.CreateWhole(region, name.Agency);
        }

        return answer;
    }

    // Empty where there is none, as an answer and no error: the report is found all the same.
    private async Task<string> FindDocumentAgencyAsync(ReportName report, string said, CancellationToken cancellation)
    {
        if (said.Length == 0)
        {
            return "";
        }

        try
        {
            // The names of a region's agencies are looked through only where a document names somebody.
            var region = await RequireAgencyAsync(report.Agency, cancellation);
            return $"{(await new AgencyResolver(agencies).ResolveAsync(region, said, cancellation)).Name}";
        }
        catch (ApiException unknown) when (unknown.Code == ErrorCode.NotFound)
        {
            return "";
        }
    }

    // A year is validated as the id of a report is.
    public override async Task ListCountedReports(
        Proto.ListCountedReportsRequest request,
        IServerStreamWriter<Proto.ListCountedReportsResponse> responseStream,
        ServerCallContext context
    )
    {
        // Numbers that this version does not know are refused and not taken for the default.
        if (!Enum.IsDefined(request.Basis))
        {
            throw ApiError.InvalidField("basis", "BASIS_UNKNOWN", "must be a known basis", "汇总口径不正确");
        }

        var agency = await RequireAgencyAsync(AgencyName.Parse("agency", request.Agency), context.CancellationToken);
        var year = ReportName.FromId("year", agency.Name, $"{request.Year}").Year;
        var basis = request.Basis == Proto.RegionBasis.Unspecified ? RegionBasis.Counted : (RegionBasis)request.Basis;
        // Nothing is sent before the region is known to fit.
        var region =
            // REGION_TOO_LARGE before the first message, so that a client never has half of an answer.
            await ListRegionAsync(agency.Name, year, context.CancellationToken)
            ?? throw new ApiException(
                ErrorCode.InvalidArgument,
                "REGION_TOO_LARGE",
                $"{agency.Name} has more than {MaxRegionAgencies} agencies below it.",
                $"{agency.Title}下属机关超过 {MaxRegionAgencies} 个，请按下级地区分别汇总。"
            );
        foreach (var message in CountedReportMessages.Split(region with { Basis = basis }, agency.Name))
        {
            await responseStream.WriteAsync(message, context.CancellationToken);
        }
    }

    // Null where the region has more agencies than are held in memory.
    // A region that is too large for a context is no error there: only what counts is left out.
    private async Task<RegionCoverage?> ListRegionAsync(AgencyName agency, int year, CancellationToken cancellation)
    {
        // One more than allowed, to know whether there are more.
        var found = await regions.ListAsync(agency, year, MaxRegionAgencies + 1, cancellation);
        return found.Count > MaxRegionAgencies
            ? null
            : new RegionCoverage(year, found) { Exempt = await FindExemptAsync(agency, year, cancellation) };
    }

    // Who of the region need not report, by the rules that hold for each and the exceptions by name.
    private async Task<IReadOnlySet<AgencyName>> FindExemptAsync(
        AgencyName agency,
        int year,
        CancellationToken cancellation
    )
    {
        // The same limit: the members are those of the region, and no more than were found.
        var members = await duties.ListMembersAsync(agency, year, true, MaxRegionAgencies, cancellation);
        var own = await duties.FindEffectiveRulesAsync(agency, year, cancellation);
        var rules = await duties.ListRulesAsync(year, cancellation);
        return RegionProgress
            .Create(year, members, own, rules, writes.Now)
            .Duties.Where(d => !d.MustReport)
            .Select(d => d.Member.Name)
            .ToHashSet();
    }
}
