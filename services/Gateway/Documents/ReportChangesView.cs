using Disclosure.Gateway.Narratives;

namespace Disclosure.Gateway.Documents;

/// <summary>What an import would change, as the public contract shows it.</summary>
internal static class ReportChangesView
{
    /// <param name="prose">As Narrative would store it.</param>
    /// <param name="figures">As Statistics would store them.</param>
    public static PublicV1.ReportChanges Create(NarrativeV1.Narrative prose, StatisticsV1.Statistics figures)
    {
        var view = new PublicV1.ReportChanges();
        // Cell changes have the same message in both contracts.
        view.Cells.Add(figures.Changes);
        view.Sections.Add(prose.Changes.Select(NarrativeDiffView.Create));
        return view;
    }
}
