using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Report.V1;

namespace Disclosure.Narrative.Rpc;

/// <summary>
/// Refuses sections whose content cannot be told from an oversight. Silence is no instruction to erase: a section that shall be empty
/// says so by an empty text.
/// </summary>
internal static class SectionContent
{
    /// <summary>Checks sections and their parts. INVALID_FIELDS with CONTENT_MISSING, CONTENT_DIFFERS or BLOCK_KIND_MISSING.</summary>
    /// <param name="field">The request's field.</param>
    public static void Require(IReadOnlyList<Section> sections, string field)
    {
        var violations = new ViolationList();
        for (var i = 0; i < sections.Count; i++)
        {
            Check(sections[i], $"{field}[{i}]", violations);
        }

        violations.ThrowIfAny();
    }

    /// <summary>Checks one section, which may have a heading alone. Errors as of <see cref="Require(IReadOnlyList{Section}, string)"/>.</summary>
    public static void Require(Section section, string field)
    {
        var violations = new ViolationList();
        if (section.Heading.Length == 0 || HasOwnContent(section))
        {
            CheckOwn(section, field, violations);
        }

        violations.ThrowIfAny();
    }

    /// <summary>Whether the section says what its own content shall be.</summary>
    public static bool HasOwnContent(Section section) => section.Blocks.Count > 0 || section.HasText;

    // A section with parts may leave out its own content: the parts are what it says.
    private static void Check(Section section, string field, ViolationList violations)
    {
        if (section.Sections.Count == 0 || HasOwnContent(section))
        {
            CheckOwn(section, field, violations);
        }

        for (var i = 0; i < section.Sections.Count && !violations.IsFull; i++)
        {
            Check(section.Sections[i], $"{field}.sections[{i}]", violations);
        }
    }

    private static void CheckOwn(Section section, string field, ViolationList violations)
    {
        if (!HasOwnContent(section))
        {
            violations.Add(
                field,
                "CONTENT_MISSING",
                "must have blocks or text; an empty text erases",
                $"部分“{section.Section_}”没有内容：请提供 blocks 或 text；确需清空时，请写明 text 为空字符串"
            );
        }

        for (var i = 0; i < section.Blocks.Count && !violations.IsFull; i++)
        {
            if (section.Blocks[i].KindCase == Block.KindOneofCase.None)
            {
                violations.Add(
                    $"{field}.blocks[{i}]",
                    "BLOCK_KIND_MISSING",
                    "must be a heading, paragraph, list, picture or table",
                    $"第 {i + 1} 段没有内容：应为小标题、段落、列表、图片或表格之一"
                );
            }
        }

        if (section.Blocks.Count > 0 && section.HasText && section.ToDomain().Text != section.Text)
        {
            violations.Add(
                $"{field}.text",
                "CONTENT_DIFFERS",
                "must say the same as blocks, or be left out",
                $"部分“{section.Section_}”的 text 与 blocks 不一致，请只提交要采用的一种"
            );
        }
    }
}
