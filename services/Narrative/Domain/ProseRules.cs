using Disclosure.ApiErrors;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain;

/// <summary>The rules of prose. All of them run, and every violation names its place.</summary>
internal static class ProseRules
{
    // In characters; the contract states it.
    private const int MaxHeading = 100;

    /// <summary>Throws INVALID_FIELDS with every violation of the sections.</summary>
    /// <param name="field">The request's field.</param>
    /// <param name="outline">The sections that there may be.</param>
    public static void Require(IReadOnlyList<Section> sections, SectionOutline outline, string field)
    {
        var violations = new ViolationList();
        // Names over all levels: a section stands once in a report, wherever it stands.
        var seen = new HashSet<string>();
        for (var i = 0; i < sections.Count; i++)
        {
            Check(sections[i], "", outline, $"{field}[{i}]", seen, violations);
        }

        violations.AddRange(SizeRules.Check(BlocksOf(sections), field));
        violations.ThrowIfAny();
    }

    /// <summary>Throws INVALID_FIELDS with every violation of one section, whatever its place.</summary>
    /// <param name="outline">The sections that there may be.</param>
    /// <param name="field">The request's field.</param>
    public static void Require(Section section, SectionOutline outline, string field)
    {
        var violations = new ViolationList();
        CheckContent(section, field, violations);
        if (outline.Find(section.Name) is null)
        {
            violations.Add(Unknown(field, section.Name, outline));
        }

        violations.AddRange(SizeRules.Check(section.Blocks, field));
        violations.ThrowIfAny();
    }

    /// <summary>Throws INVALID_FIELDS where the prose is too long to be checked.</summary>
    public static void RequireSize(IReadOnlyList<Section> sections, string field) =>
        SizeRules.Require(BlocksOf(sections), field);

    // Unknown, repeated and misplaced sections exclude each other; content is checked in any case.
    private static void Check(
        Section section,
        string parent,
        SectionOutline outline,
        string field,
        HashSet<string> seen,
        ViolationList violations
    )
    {
        if (outline.Find(section.Name) is null)
        {
            violations.Add(Unknown(field, section.Name, outline));
        }
        else if (!seen.Add(section.Name))
        {
            violations.Add(
                new($"{field}.section", "SECTION_TWICE", "is given twice", $"部分“{section.Name}”出现了两次")
            );
        }
        else if (outline.ParentOf(section.Name) != parent)
        {
            violations.Add(
                new(
                    $"{field}.section",
                    "SECTION_PLACE",
                    $"belongs under '{outline.ParentOf(section.Name)}'",
                    $"部分“{section.Name}”放错了位置"
                )
            );
        }

        CheckContent(section, field, violations);
        for (var i = 0; i < section.Sections.Count; i++)
        {
            Check(section.Sections[i], section.Name, outline, $"{field}.sections[{i}]", seen, violations);
        }
    }

    // The section's own heading and blocks, without those of its parts.
    private static void CheckContent(Section section, string field, ViolationList violations)
    {
        if (section.Heading.Length > MaxHeading || !StoredText.IsOneLine(section.Heading))
        {
            violations.Add(
                new(
                    $"{field}.heading",
                    "HEADING_LENGTH",
                    $"at most {MaxHeading} characters on one line",
                    $"标题不能超过 {MaxHeading} 个字，不能换行"
                )
            );
        }

        for (var i = 0; i < section.Blocks.Count; i++)
        {
            violations.AddRange(BlockRules.Check(section.Blocks[i], $"{field}.blocks[{i}]", $"第 {i + 1} 段"));
        }
    }

    private static IEnumerable<Block> BlocksOf(IEnumerable<Section> sections) =>
        sections.SelectMany(s => s.Sections.Prepend(s)).SelectMany(s => s.Blocks);

    // A long name is cut, as it comes from the caller.
    private static FieldViolation Unknown(string field, string section, SectionOutline outline) =>
        new(
            $"{field}.section",
            "SECTION_UNKNOWN",
            $"must be one of {string.Join(", ", outline.Names)}",
            $"年报没有“{(section.Length <= 40 ? section : section[..40] + "…")}”这个部分"
        );
}
