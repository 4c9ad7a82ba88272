using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Gateway.Views;

/// <summary>A region's figures as the public contract shows them.</summary>
internal static class RegionView
{
    /// <summary>The whole region, its office's own report, and all below.</summary>
    internal sealed record Sums(
        StatisticsV1.SumSheetsResponse Whole,
        StatisticsV1.SumSheetsResponse Own,
        StatisticsV1.SumSheetsResponse Below
    );

    public static PublicV1.RegionAggregate Of(
        PublicV1.AggregateRegionRequest request,
        Edition edition,
        FilingV1.ListCountedReportsResponse counted,
        Sums sums
    )
    {
        var view = new PublicV1.RegionAggregate
        {
            Name = request.Name,
            Year = request.Year,
            Edition = edition.Id,
            Stale = counted.Stale,
            Members = sums.Whole.Members,
        };
        view.Cells.Add(StatisticsView.Of("", sums.Whole.Sum, edition).Cells);
        view.Own.Add(StatisticsView.Of("", sums.Own.Sum, edition).Cells);
        view.Collected.Add(StatisticsView.Of("", sums.Below.Sum, edition).Cells);
        view.Contributors.Add(Contributors(counted, sums.Whole));
        view.Missing.Add(
            counted.Missing.Select(a => new PublicV1.MissingAgency { Agency = a.Name, AgencyName = a.Title })
        );
        view.Findings.Add(counted.Findings);
        view.Notes.Add(sums.Whole.Notes);
        return view;
    }

    private static IEnumerable<PublicV1.Contributor> Contributors(
        FilingV1.ListCountedReportsResponse counted,
        StatisticsV1.SumSheetsResponse whole
    )
    {
        var parts = whole.Contributors.SelectMany(c => c.Contributions).ToArray();
        var numbers = parts.ToDictionary(p => p.Name, p => p.Number);
        var ranks = parts.Select((p, i) => (p.Name, i)).ToDictionary(p => p.Name, p => p.i);
        return counted
            .Reports.OrderBy(r => ranks.GetValueOrDefault(r.ToSheet().Name, int.MaxValue))
            .Select(r => new PublicV1.Contributor
            {
                Agency = r.Agency,
                AgencyName = r.AgencyTitle,
                Report = r.Name,
                Revision = r.StatisticsRevision,
                Number = numbers.GetValueOrDefault(r.ToSheet().Name, ""),
            });
    }
}
