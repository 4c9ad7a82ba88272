using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Views;
using Disclosure.ResourceNames;
using Grpc.Core;

namespace Disclosure.Gateway.Rpc;

internal sealed partial class DisclosureRpc
{
    private const int MaxYears = 50;
    private const int MaxContributors = 1000;

    public override async Task<PublicV1.RegionAggregate> AggregateRegion(
        PublicV1.AggregateRegionRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        var agency = AgencyName.Parse("name", request.Name);
        var known = editions;
        var edition = known.RequireForYear(request.Year);
        var counted = await comparables.CountedAsync(agency, request.Year, call);
        var whole = SumAsync(edition, counted.Reports, request.Cell, call);
        var own = SumAsync(edition, counted.Reports.Where(r => r.Agency == request.Name), "", call);
        var below = SumAsync(edition, counted.Reports.Where(r => r.Agency != request.Name), "", call);
        await Task.WhenAll(whole, own, below);
        return RegionView.Of(request, edition, counted, new(await whole, await own, await below));
    }

    public override async Task<PublicV1.Statistics> CollectStatistics(
        PublicV1.CollectStatisticsRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        var name = ReportName.ParseChild("name", request.Name, "statistics");
        await reports.EditableAsync(name.ToString(), call);
        var known = editions;
        var counted = await comparables.CountedAsync(name.Agency, name.Year, call);
        if (counted.Reports.Count == 0)
        {
            throw new ApiException(
                ErrorCode.FailedPrecondition,
                "REGION_EMPTY",
                $"No report of {name.Year} counts for {name.Agency}.",
                $"本地区还没有审定或发布的{name.Year}年年报，没有可以汇总的数。"
            );
        }

        var order = new StatisticsV1.CollectStatisticsRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Edition = known.RequireForYear(name.Year).ToReference(),
        };
        order.Members.Add(counted.Reports.Select(r => r.ToSheet()));
        var figures = await statistics.CollectStatisticsAsync(order, call);
        return ReportView.StatisticsOf(figures, known, known.RequireForYear(name.Year));
    }

    public override async Task<PublicV1.YearComparison> CompareYears(
        PublicV1.CompareYearsRequest request,
        ServerCallContext context
    )
    {
        var call = forwarding.Of(context);
        var agency = AgencyName.Parse("name", request.Name);
        var years = YearsOf(request.Years);
        var known = editions;
        var order = new StatisticsV1.CompareYearsRequest();
        order.Cells.Add(
            request.Cells.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );
        order.Years.Add(
            request.Region ? await RegionYearsAsync(agency, years, call) : await OwnYearsAsync(agency, years, call)
        );
        var compared = await statistics.CompareYearsAsync(order, call);
        return YearView.Of(request.Name, compared, known.Require(compared.Edition));
    }

    private async Task<StatisticsV1.SumSheetsResponse> SumAsync(
        Edition edition,
        IEnumerable<FilingV1.PinnedReport> members,
        string cell,
        CallOptions call
    )
    {
        var order = new StatisticsV1.SumSheetsRequest
        {
            Edition = edition.ToReference(),
            Contributors = MaxContributors,
        };
        order.Members.Add(members.Select(r => r.ToSheet()));
        if (cell.Length > 0)
        {
            order.Cells.Add(cell);
        }

        return await statistics.SumSheetsAsync(order, call);
    }

    private async Task<IEnumerable<StatisticsV1.YearSheets>> OwnYearsAsync(
        AgencyName agency,
        IReadOnlyList<int> years,
        CallOptions call
    )
    {
        var next = ReportName.FromId("years", agency, $"{Math.Min(2099, years[^1] + 1)}");
        var known = await filing.ListComparableReportsAsync(new() { Name = next.ToString() }, call);
        return years.Select(year => YearOf(year, known.History.Where(h => h.Year == year)));
    }

    private async Task<IEnumerable<StatisticsV1.YearSheets>> RegionYearsAsync(
        AgencyName agency,
        IReadOnlyList<int> years,
        CallOptions call
    )
    {
        var counted = await Task.WhenAll(years.Select(year => comparables.CountedAsync(agency, year, call)));
        return years.Zip(counted, (year, region) => YearOf(year, region.Reports));
    }

    private static StatisticsV1.YearSheets YearOf(int year, IEnumerable<FilingV1.PinnedReport> reports)
    {
        var of = new StatisticsV1.YearSheets { Year = year };
        of.Sheets.Add(reports.Select(r => r.ToSheet()));
        return of;
    }

    private static IReadOnlyList<int> YearsOf(string text)
    {
        var years = text.Split(',', StringSplitOptions.TrimEntries)
            .Select(part => int.TryParse(part, out var year) && part.Length == 4 && year >= 2008 ? year : 0)
            .ToArray();
        return years.Length <= MaxYears && !years.Contains(0)
            ? [.. years.Distinct().Order()]
            : throw ApiError.InvalidField(
                "years",
                "YEARS_FORMAT",
                $"must be up to {MaxYears} years parted by commas, such as 2022,2023",
                $"年份“{(text.Length <= 40 ? text : text[..40] + "…")}”应为逗号隔开的四位年份，例如 2022,2023，最多 {MaxYears} 个"
            );
    }

    private async Task<PublicV1.Statistics> PrefillAsync(
        ReportName name,
        PublicV1.CreateReportRequest request,
        EditionCatalog known,
        CallOptions call
    )
    {
        var required = known.RequireForYear(name.Year);
        var previous = await comparables.PreviousAsync(name, request.Predecessors, [], call);
        if (previous.Count == 0)
        {
            return StatisticsView.Empty(required);
        }

        var order = new StatisticsV1.PrefillStatisticsRequest
        {
            Name = $"{name}/statistics",
            RequestId = RequestIds.Part(request.RequestId, "statistics"),
            Edition = required.ToReference(),
        };
        order.Previous.Add(previous);
        return ReportView.StatisticsOf(await statistics.PrefillStatisticsAsync(order, call), known, required);
    }
}
