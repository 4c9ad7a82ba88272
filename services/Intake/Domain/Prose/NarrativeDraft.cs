using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Prose;

/// <summary>The prose as it is found, part by part, with what was found wrong in it.</summary>
/// <param name="preamble">Name of the section before the first heading.</param>
internal sealed class NarrativeDraft(string preamble)
{
    private readonly List<SectionDraft> _sections = [];

    public List<Finding> Notes { get; } = [];

    /// <summary>Name of the section before the first heading.</summary>
    public string PreambleName => preamble;

    /// <summary>Sections found, and where.</summary>
    public IEnumerable<SectionOrigin> Origins => _sections.Select(s => s.Origin);

    /// <summary>The part of this name, begun here if it is not there yet.</summary>
    /// <param name="parent">The part that it belongs to; empty for one that stands by itself.</param>
    /// <param name="line">Where it begins; null for the document's own beginning.</param>
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

    /// <summary>The parts that say something or head something that does, each under its own.</summary>
    public IReadOnlyList<Section> ToSections() =>
        [
            .. _sections
                .Where(s => s.Parent.Length == 0)
                .Select(s => s.ToSection([.. _sections.Where(c => c.Parent == s.Name).Select(c => c.ToSection([]))]))
                .Where(s => s.Blocks.Count > 0 || s.Sections.Count > 0 || s.Name != preamble),
        ];
}

/// <summary>One part on its way.</summary>
internal sealed class SectionDraft(string parent, string heading, SectionOrigin origin)
{
    private readonly List<Block> _blocks = [];
    private int _length;

    public string Name => origin.Section;

    public string Parent => parent;

    public SectionOrigin Origin => origin;

    /// <summary>Where in the part's text the next block begins, in code points.</summary>
    public int NextStart => _blocks.Count == 0 ? 0 : _length + 1;

    public void Add(Block block)
    {
        _length = NextStart + EditorResidue.CodePoints(block.Text);
        _blocks.Add(block);
    }

    public Section ToSection(IReadOnlyList<Section> sections) => new(Name, heading, [.. _blocks], sections);
}

/// <summary>Where a section was found, and how sure it is that it is this one: 0 to 100.</summary>
internal sealed record SectionOrigin(string Section, int Line, int Page, int Confidence);
