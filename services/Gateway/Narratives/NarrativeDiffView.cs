namespace Disclosure.Gateway.Narratives;

/// <summary>The difference of two revisions of the prose as the public contract shows it.</summary>
internal static class NarrativeDiffView
{
    /// <summary>Section by section; the kinds of change have the same numbers in both contracts.</summary>
    public static PublicV1.NarrativeDiff Create(NarrativeV1.DiffRevisionsResponse found)
    {
        var view = new PublicV1.NarrativeDiff();
        foreach (var section in found.Sections)
        {
            // Sections that do not differ are not in the answer.
            var difference = new PublicV1.SectionDiff { Section = section.Section };
            difference.Runs.Add(
                section.Runs.Select(r => new PublicV1.DiffRun { Change = (PublicV1.TextChange)r.Change, Text = r.Text })
            );
            view.Sections.Add(difference);
        }

        return view;
    }
}
