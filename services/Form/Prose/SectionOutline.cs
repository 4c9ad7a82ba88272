using System.Collections.Frozen;

namespace Disclosure.Form;

/// <summary>What a section is for, where code treats it apart from others.</summary>
public enum SectionRole
{
    None,

    /// <summary>Introduces the report: its basis, period and contact.</summary>
    Preamble,

    /// <summary>Reports on requests: a number without a noun counts requests.</summary>
    Requests,

    /// <summary>Reports on problems and plans: its numbers are examples, and its years may lie ahead.</summary>
    Problems,

    /// <summary>States the fees charged for processing requests.</summary>
    FeeStatement,
}

/// <summary>A prose section of an edition and its place.</summary>
/// <param name="Parent">The section that it is a part of; empty for one of its own.</param>
/// <param name="Place">From 0, in the order of the form; a parent comes before its parts.</param>
public sealed record OutlineSection(string Parent, int Place, SectionForm Form);

/// <summary>The prose sections of an edition in the order of the form.</summary>
public sealed class SectionOutline
{
    private readonly FrozenDictionary<string, OutlineSection> _sections;

    /// <param name="sections">Prose and tables of the form; sections have at most one level of parts.</param>
    public SectionOutline(IEnumerable<SectionForm> sections)
    {
        Sections =
        [
            .. sections
                .Where(s => s.Section.Length > 0)
                .SelectMany(s => s.Sections.Select(part => (s.Section, Form: part)).Prepend(("", Form: s)))
                .Select((s, place) => new OutlineSection(s.Item1, place, s.Form)),
        ];
        _sections = Sections.ToFrozenDictionary(s => s.Form.Section);
    }

    /// <summary>Every section, a parent before its parts.</summary>
    public IReadOnlyList<OutlineSection> Sections { get; }

    /// <summary>The names of the sections in the same order.</summary>
    public IEnumerable<string> Names => Sections.Select(s => s.Form.Section);

    /// <summary>The section of a name; null where the edition has none.</summary>
    public OutlineSection? Find(string section) => _sections.GetValueOrDefault(section);

    /// <summary>The section that a section is a part of; empty for one of its own and for one that the edition does not have.</summary>
    public string ParentOf(string section) => Find(section)?.Parent ?? "";

    /// <summary>The place of a section in the order of the form; one that the edition does not have comes last.</summary>
    public int PlaceOf(string section) => Find(section)?.Place ?? int.MaxValue;

    /// <summary>What a section is for; None of a name that the edition does not have.</summary>
    public SectionRole RoleOf(string section) => Find(section)?.Form.Role ?? SectionRole.None;
}
