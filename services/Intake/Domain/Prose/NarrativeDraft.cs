using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Prose;

/// <summary>The prose as it is being read, section by section, with findings about it.</summary>
/// <param name="preamble">Name of the section before the first heading.</param>
internal sealed class NarrativeDraft(string preamble)
{
    private readonly List<SectionDraft> _sections = [];

    public List<Finding> Notes { get; } = [];

    /// <summary>Name of the section before the first heading.</summary>
    public string PreambleName => preamble;

    /// <summary>Where each section and topic begins, in the order found.</summary>
    public IEnumerable<SectionOrigin> Origins => _sections.Select(s => s.Origin);

    /// <summary>The section or topic of a name, begun here where it is new.</summary>
    /// <param name="parent">Name of the section of a topic; empty for a section.</param>
    /// <param name="line">Where it begins; null for the beginning of the document.</param>
    /// <param name="confidence">0 to 100.</param>
    public SectionDraft Open(string name, string parent, string heading, ExtractedLine? line, int confidence)
    {
        if (_sections.Find(s => s.Name == name) is { } found)
        {
            return found;
        }

        if (parent.Length > 0)
        {
            Open(parent, "", "", line, confidence);
        }

        var section = new SectionDraft(parent, heading, new(name, line?.Line ?? 0, line?.Page ?? 0, confidence));
        _sections.Add(section);
        return section;
    }

    /// <summary>The sections, each with its topics. A preamble without text is left out.</summary>
    public IReadOnlyList<Section> ToSections() =>
        [
            .. _sections
                .Where(s => s.Parent.Length == 0)
                .Select(s => s.ToSection([.. _sections.Where(c => c.Parent == s.Name).Select(c => c.ToSection([]))]))
                .Where(s => s.Blocks.Count > 0 || s.Sections.Count > 0 || s.Name != preamble),
        ];
}

/// <summary>A section or topic that is being read.</summary>
internal sealed class SectionDraft(string parent, string heading, SectionOrigin origin)
{
    private readonly List<Block> _blocks = [];
    private int _length;

    public string Name => origin.Section;

    public string Parent => parent;

    public SectionOrigin Origin => origin;

    /// <summary>Where the next block begins in the section's text, in Unicode code points.</summary>
    public int NextStart => _blocks.Count == 0 ? 0 : _length + 1;

    public void Add(Block block)
    {
        _length = NextStart + EditorResidue.CodePoints(block.Text);
        _blocks.Add(block);
    }

    public Section ToSection(IReadOnlyList<Section> sections) => new(Name, heading, [.. _blocks], sections);
}

/// <summary>Where a section or topic was found.</summary>
/// <param name="Line">From 1; 0 where the format counts none.</param>
/// <param name="Page">From 1; 0 where the document has no pages.</param>
/// <param name="Confidence">How sure it is that it is this one: 0 to 100.</param>
internal sealed record SectionOrigin(string Section, int Line, int Page, int Confidence);
