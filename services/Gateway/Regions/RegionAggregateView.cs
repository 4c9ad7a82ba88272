using Disclosure.Form;
using Disclosure.Gateway.Composition;
using Disclosure.Gateway.Statistics;
using Google.Protobuf.Collections;

namespace Disclosure.Gateway.Regions;

/// <summary>A region's figures as the public contract shows them.</summary>
internal static class RegionAggregateView
{
    /// <param name="edition">The edition of the sums.</param>
    public static PublicV1.RegionAggregate Create(
        PublicV1.AggregateRegionRequest request,
        Edition edition,
        CountedReports counted,
        StatisticsV1.SumRegionResponse sums
    )
    {
        var view = new PublicV1.RegionAggregate
        {
            Name = request.Name,
            Year = request.Year,
            Edition = edition.Id,
            Stale = counted.IsStale,
            Members = sums.Members,
            Basis = request.Basis == PublicV1.RegionBasis.Unspecified ? PublicV1.RegionBasis.Counted : request.Basis,
            Provisional = counted.IsProvisional,
        };
        AddCells(view.Cells, sums.Whole, edition);
        AddCells(view.Own, sums.Own, edition);
        AddCells(view.Collected, sums.Collected, edition);
        view.Contributors.Add(ListContributors(counted, sums));
        view.Missing.Add(
            counted.Missing.Select(a => new PublicV1.MissingAgency { Agency = a.Name, AgencyName = a.Title })
        );
        // region.missing of Filing, one for each missing agency.
        view.Findings.Add(counted.Findings);
        view.Notes.Add(sums.Notes);
        return view;
    }

    // A sum of no sheet is unset, and its map stays empty.
    private static void AddCells(MapField<string, string> cells, ReportV1.Sheet? sum, Edition edition)
    {
        if (sum is not null)
        {
            cells.Add(StatisticsView.Create("", sum, edition).Cells);
        }
    }

    // Largest first where a cell was asked for; those without a figure follow in the order of Filing.
    // Statistics ranks at most 1,000 contributors of a cell.
    private static IEnumerable<PublicV1.Contributor> ListContributors(
        CountedReports counted,
        StatisticsV1.SumRegionResponse sums
    )
    {
        // One cell is asked for, so the contributions are one list.
        var ranked = sums
            .Contributors.SelectMany(c => c.Contributions)
            .Select((contribution, rank) => (contribution.Name, contribution.Number, Rank: rank))
            .ToDictionary(c => c.Name);
        (string Name, string Number, int Rank) none = ("", "", int.MaxValue);
        return from report in counted.Reports
            let contribution = ranked.GetValueOrDefault($"{report.Name}/statistics", none)
            orderby contribution.Rank
            select new PublicV1.Contributor
            {
                Agency = report.Agency,
                AgencyName = report.AgencyTitle,
                Report = report.Name,
                Revision = report.StatisticsRevision,
                Number = contribution.Number,
                State = report.State,
            };
    }
}
