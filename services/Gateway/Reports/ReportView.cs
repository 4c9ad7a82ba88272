using Disclosure.ContractMapping;
using Disclosure.Form;
using Disclosure.Gateway.Narratives;
using Disclosure.Gateway.Statistics;

namespace Disclosure.Gateway.Reports;

/// <summary>A report as the public contract shows it, composed of what Filing, Narrative and Statistics own.</summary>
internal static class ReportView
{
    /// <summary>The whole report.</summary>
    /// <param name="prose">Null, or without a revision, before the first write.</param>
    /// <param name="figures">Null, or without a sheet, before the first write.</param>
    public static PublicV1.Report Create(
        FilingV1.Report report,
        NarrativeV1.Narrative? prose,
        StatisticsV1.Statistics? figures,
        EditionCatalog editions
    )
    {
        var view = CreateSummary(report, editions);
        // Each part has an etag of its own; the report's guards the workflow.
        view.Narrative = NarrativeView.Create(prose);
        view.Statistics = StatisticsView.Create(figures, editions, editions.RequireForYear(report.Year));
        return view;
    }

    /// <summary>The report without prose and figures.</summary>
    public static PublicV1.Report CreateSummary(FilingV1.Report report, EditionCatalog editions) =>
        new()
        {
            Name = report.Name,
            Title = report.Title,
            Agency = report.Agency,
            AgencyName = report.AgencyTitle,
            Year = report.Year,
            // The edition that the year requires, which a sheet that was imported may differ from.
            Edition = editions.RequireForYear(report.Year).Id,
            State = report.State,
            Version = report.Version,
            Etag = report.Etag,
            CreateTime = report.CreateTime,
            UpdateTime = report.MoveTime,
        };
}
