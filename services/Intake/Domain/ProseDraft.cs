using Disclosure.Vocabulary;

namespace Disclosure.Intake.Domain;

/// <summary>The prose as it is found, part by part, with what was found wrong in it.</summary>
internal sealed class ProseDraft
{
    private readonly List<SectionDraft> _sections = [];

    public List<Finding> Notes { get; } = [];

    /// <summary>Sections found, with the line of each.</summary>
    public IEnumerable<(string Section, int Line)> Origins => _sections.Select(s => (s.Name, s.Line));

    /// <summary>The part of this name, begun here if it is not there yet.</summary>
    /// <param name="parent">The part that it belongs to; empty for one that stands by itself.</param>
    public SectionDraft Open(string name, string parent, string heading, int line)
    {
        if (_sections.Find(s => s.Name == name) is { } found)
        {
            return found;
        }

        if (parent.Length > 0)
        {
            Open(parent, "", "", line);
        }

        var section = new SectionDraft(name, parent, heading, line);
        _sections.Add(section);
        return section;
    }

    /// <summary>The parts that say something or head something that does, each under its own.</summary>
    public IReadOnlyList<Section> ToSections() =>
        [
            .. _sections
                .Where(s => s.Parent.Length == 0)
                .Select(s => s.ToSection([.. _sections.Where(c => c.Parent == s.Name).Select(c => c.ToSection([]))]))
                .Where(s => s.Blocks.Count > 0 || s.Sections.Count > 0 || s.Name != "preamble"),
        ];
}

/// <summary>One part on its way.</summary>
internal sealed class SectionDraft(string name, string parent, string heading, int line)
{
    private readonly List<Block> _blocks = [];
    private int _length;

    public string Name => name;

    public string Parent => parent;

    public int Line => line;

    /// <summary>Where in the part's text the next block begins, in code points.</summary>
    public int NextStart => _blocks.Count == 0 ? 0 : _length + 1;

    public void Add(Block block)
    {
        _length = NextStart + Residue.CodePoints(block.Text);
        _blocks.Add(block);
    }

    public Section ToSection(IReadOnlyList<Section> sections) => new(name, heading, [.. _blocks], sections);
}
