namespace Disclosure.Gateway.Narratives;

/// <summary>The difference of two revisions of the prose as the public contract shows it.</summary>
internal static class NarrativeDiffView
{
    /// <summary>Section by section; sections that do not differ are not in the answer.</summary>
    public static PublicV1.NarrativeDiff Create(NarrativeV1.DiffRevisionsResponse found)
    {
        var view = new PublicV1.NarrativeDiff();
        view.Sections.Add(found.Sections.Select(Create));
        return view;
    }

    /// <summary>One section; the kinds of change have the same numbers in both contracts.</summary>
    public static PublicV1.SectionDiff Create(NarrativeV1.SectionDifference section)
    {
        var difference = new PublicV1.SectionDiff { Section = section.Section };
        difference.Runs.Add(
            section.Runs.Select(r => new PublicV1.DiffRun { Change = (PublicV1.TextChange)r.Change, Text = r.Text })
        );
        return difference;
    }
}
