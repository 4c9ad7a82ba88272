using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Drafting;

/// <summary>The prose of a report that has no predecessor to start from.</summary>
internal static class NarrativeSkeleton
{
    /// <summary>The sections that the edition proposes for a year, without their parents.</summary>
    /// <param name="year">The report year.</param>
    /// <param name="edition">The edition of the report.</param>
    /// <remarks>One section for all paragraphs of its name, in the order of the edition.</remarks>
    public static IReadOnlyList<Section> Create(int year, Edition edition) =>
        [
            .. edition
                .Skeleton.GroupBy(p => p.Section, p => new Paragraph(p.Format(year, edition.Notice)))
                .Select(g => new Section(g.Key, "", [.. g], [])),
        ];
}
