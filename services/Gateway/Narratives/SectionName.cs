using Disclosure.ApiErrors;

namespace Disclosure.Gateway.Narratives;

/// <summary>Name of a section: <c>agencies/{agency}/reports/{report}/narrative/sections/{section}</c>.</summary>
/// <param name="Narrative">The part before <c>/sections/</c>.</param>
/// <param name="Section">The section's own name, such as "requests".</param>
internal sealed record SectionName(string Narrative, string Section)
{
    private const string Separator = "/sections/";

    /// <summary>INVALID_FIELDS / SECTION_NAME_FORMAT.</summary>
    public static SectionName Parse(string name) =>
        name.LastIndexOf(Separator, StringComparison.Ordinal) is > 0 and var at
            ? new(name[..at], name[(at + Separator.Length)..])
            : throw ApiError.InvalidField(
                "name",
                "SECTION_NAME_FORMAT",
                "must be agencies/{agency}/reports/{report}/narrative/sections/{section}",
                $"名称“{name}”格式不对，应以 /narrative/sections/部分名 结尾"
            );
}
