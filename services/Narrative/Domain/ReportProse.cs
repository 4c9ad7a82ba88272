using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Narrative.Domain;

/// <summary>A section's own content, without that of its sub-sections.</summary>
/// <param name="Revision">The revision in which it last changed; its etag.</param>
internal sealed record ProseSection(string Name, string Heading, IReadOnlyList<Block> Blocks, long Revision)
{
    /// <summary>The section without its sub-sections.</summary>
    public Section Alone() => new(Name, Heading, Blocks, []);

    /// <summary>Whether heading and blocks are the same, whatever the revision.</summary>
    /// <remarks>Compared by content: a section that an import brings again unchanged keeps its revision.</remarks>
    public bool SaysTheSameAs(ProseSection other) => Heading == other.Heading && Blocks.SequenceEqual(other.Blocks);
}

/// <summary>One revision of a report's prose. Immutable.</summary>
/// <param name="Revision">1 for the first.</param>
/// <param name="Sections">Those that there are, in the order of the form.</param>
internal sealed record ReportProse(
    ReportName Report,
    long Revision,
    IReadOnlyList<ProseSection> Sections,
    DateTimeOffset CreateTime
)
{
    /// <summary>The prose of a report before the first write.</summary>
    /// <remarks>Revision 0 is never stored.</remarks>
    public static ReportProse None(ReportName report) => new(report, 0, [], default);

    /// <summary>Names of the pictures that the sections show, each once, in the order of the text.</summary>
    public IReadOnlyList<string> PictureIds =>
        [.. Sections.SelectMany(s => s.Blocks).OfType<PictureBlock>().Select(p => p.Id).Distinct()];

    /// <summary>The section of a name; null where there is none.</summary>
    public ProseSection? Find(string section) => Sections.FirstOrDefault(s => s.Name == section);

    /// <summary>The next revision with all sections replaced; a section that did not change keeps its etag. ETAG_MISMATCH.</summary>
    /// <param name="etag">The revision that it was based on; empty: last write wins; "0": there must be none yet.</param>
    /// <param name="sections">With their parts.</param>
    /// <param name="outline">The order of the sections.</param>
    /// <param name="time">Of the write, in whole milliseconds.</param>
    public ReportProse Replace(IEnumerable<Section> sections, string etag, SectionOutline outline, DateTimeOffset time)
    {
        // Before anything is built: a stale write is told so, whatever else is wrong with it.
        Guard(etag, Revision, $"{Report}/narrative");
        var next = Revision + 1;
        var changed = Flatten(sections).Select(s => new ProseSection(s.Name, s.Heading, s.Blocks, next));
        // The old object is kept where nothing changed: with it the etag that people hold.
        return Next(changed.Select(s => Find(s.Name) is { } old && old.SaysTheSameAs(s) ? old : s), outline, time);
    }

    /// <summary>The next revision with the sections given replaced and all others kept with their etags. ETAG_MISMATCH.</summary>
    /// <param name="etag">The revision that it was based on; empty: last write wins; "0": there must be none yet.</param>
    /// <param name="sections">With their parts.</param>
    /// <param name="outline">The order of the sections.</param>
    /// <param name="time">Of the write, in whole milliseconds.</param>
    public ReportProse Merge(IEnumerable<Section> sections, string etag, SectionOutline outline, DateTimeOffset time)
    {
        // A section without content of its own, such as one named for its parts or a heading that nothing follows, leaves what
        // there is.
        var given = Flatten(sections).Where(s => s.Blocks.Count > 0).Select(s => s.Name).ToHashSet();
        var kept = Sections.Where(s => !given.Contains(s.Name)).Select(s => s.Alone());
        return Replace(
            [.. Flatten(sections).Where(s => given.Contains(s.Name)).Select(s => s with { Sections = [] }), .. kept],
            etag,
            outline,
            time
        );
    }

    /// <summary>The next revision with one section written; the others keep their etags. ETAG_MISMATCH.</summary>
    /// <param name="etag">The section's own; empty: last write wins; "0": it must not be there yet.</param>
    /// <param name="section">Without its parts.</param>
    /// <param name="outline">The order of the sections.</param>
    /// <param name="time">Of the write, in whole milliseconds.</param>
    public ReportProse Update(Section section, string etag, SectionOutline outline, DateTimeOffset time)
    {
        var old = Find(section.Name);
        // A section that is not there yet has the etag 0.
        Guard(etag, old?.Revision ?? 0, $"{Report}/narrative/sections/{section.Name}");
        var heading = section.Heading.Length > 0 ? section.Heading : old?.Heading ?? "";
        var written = new ProseSection(section.Name, heading, section.Blocks, Revision + 1);
        return Next(Sections.Where(s => s.Name != section.Name).Append(written), outline, time);
    }

    // A sub-section needs its parent; sections are in the order of the form. Written one by one, they may exceed together what a
    // report may hold. INVALID_FIELDS.
    private ReportProse Next(IEnumerable<ProseSection> sections, SectionOutline outline, DateTimeOffset time)
    {
        var all = sections.ToDictionary(s => s.Name);
        // ToArray: the dictionary grows while its keys are gone through.
        foreach (var parent in all.Keys.Select(outline.ParentOf).Where(p => p.Length > 0).ToArray())
        {
            all.TryAdd(parent, new(parent, "", [], Revision + 1));
        }

        SizeRules.Require(all.Values.SelectMany(s => s.Blocks), "sections");
        return new(Report, Revision + 1, [.. all.Values.OrderBy(s => outline.PlaceOf(s.Name))], time);
    }

    // A parent before its parts.
    private static IEnumerable<Section> Flatten(IEnumerable<Section> sections) =>
        sections.SelectMany(s => s.Sections.Prepend(s));

    // An empty etag asks for no check.
    private static void Guard(string etag, long current, string name)
    {
        if (etag.Length > 0 && etag != $"{current}")
        {
            throw ApiError.StaleEtag(name, $"{current}");
        }
    }
}
