using Disclosure.Claims;
using Disclosure.Form;
using Disclosure.Form.References;
using Disclosure.Narrative.Domain.Checks.Regional;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>The agencies that a report may name.</summary>
/// <param name="OwnNames">The agency's full name first, then its other names; empty where they are not known.</param>
/// <param name="Above">Names of the agencies above it.</param>
/// <param name="Others">Names of other agencies of the region.</param>
internal sealed record AgencyDirectory(
    IReadOnlyList<string> OwnNames,
    IReadOnlyList<string> Above,
    IReadOnlyList<string> Others
)
{
    // Built once a directory, as many names are the same for every report of a region.
    private NameIndex? _strangers;
    private NameIndex? _superiors;

    /// <summary>Where no names are known, nothing is found to be another agency's.</summary>
    public static AgencyDirectory Unknown { get; } = new([], [], []);

    /// <summary>The other agencies by name, without those that are a part of one's own name or of the names above.</summary>
    public NameIndex OtherAgencies => _strangers ??= new(Others.Where(o => !IsPart(o, OwnNames) && !IsPart(o, Above)));

    /// <summary>The agencies above by name, without those that are a part of one's own name.</summary>
    public NameIndex Superiors => _superiors ??= new(Above.Where(a => !IsPart(a, OwnNames)));

    // 水务局 is part of 临阳县水务局.
    private static bool IsPart(string name, IReadOnlyList<string> names)
    {
        foreach (var own in names)
        {
            if (own.Contains(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The prose to check and what the checks compare it with.</summary>
/// <param name="Title">As the document states it; empty where the system generates it.</param>
/// <param name="Year">The year reported on; 0 where it is not known.</param>
/// <param name="IsRegion">Whether it is the collected report of a region.</param>
/// <param name="Form">The edition of the report year.</param>
/// <param name="Sheets">Null where there are none to compare with.</param>
internal sealed record ProseDraft(
    string Title,
    int Year,
    bool IsRegion,
    IReadOnlyList<Section> Sections,
    Edition Form,
    ReferenceSheets? Sheets,
    AgencyDirectory Directory
)
{
    // Lines are split once and shared by all checks.
    private IReadOnlyList<TextLine>? _lines;

    /// <summary>Last year's prose of the same agency, sub-sections beside their sections; empty where it is not known.</summary>
    public IReadOnlyList<Section> LastYear { get; init; } = [];

    /// <summary>What regions demand beyond the form.</summary>
    public RegionalDemands Regional { get; init; } = RegionalDemands.None;

    /// <summary>How people call a section: by its own heading, else by the form's.</summary>
    public string HeadingOf(Section section) =>
        section.Heading.Length > 0 ? section.Heading : Form.Outline.Find(section.Name)?.Form.Heading ?? section.Name;

    /// <summary>What a section is for.</summary>
    public SectionRole RoleOf(string section) => Form.Outline.RoleOf(section);

    /// <summary>Every line of text of every section, in order.</summary>
    public IReadOnlyList<TextLine> Lines => _lines ??= [.. All.SelectMany(TextLine.Split)];

    /// <summary>Sections and sub-sections in order.</summary>
    public IEnumerable<Section> All => Sections.SelectMany(s => s.Sections.Prepend(s));

    /// <summary>The claims of every line of sentences.</summary>
    public IEnumerable<LineClaims> FindClaims() => CreateClaimFinder().Find(Lines);

    /// <summary>A finder for the prose of this report.</summary>
    public ClaimFinder CreateClaimFinder() => ClaimFinder.Create(Form, new(Year, Directory.OwnNames));

    /// <summary>The section of a name, sub-sections included; null where there is none.</summary>
    public Section? Find(string section) => All.FirstOrDefault(s => s.Name == section);
}
