using Disclosure.ApiErrors;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain;

/// <summary>Holds prose to <see cref="ProseLimits"/>: of a request before it is worked on, of a whole report before it is saved.</summary>
internal static class SizeRules
{
    /// <summary>Throws INVALID_FIELDS / PROSE_TOO_LONG, TABLES_TOO_LARGE, TOO_MANY_PICTURES with every limit that is exceeded.</summary>
    /// <param name="field">The request's field.</param>
    public static void Require(IEnumerable<Block> blocks, string field)
    {
        var violations = new ViolationList();
        violations.AddRange(Check(blocks, field));
        violations.ThrowIfAny();
    }

    /// <summary>Every limit that the blocks exceed.</summary>
    /// <param name="field">The request's field.</param>
    /// <remarks>Measured over all blocks of a request, or of the report as it would be stored.</remarks>
    public static IEnumerable<FieldViolation> Check(IEnumerable<Block> blocks, string field)
    {
        var size = ProseSize.Measure(blocks);
        if (size.Paragraphs > ProseLimits.MaxParagraphs || size.Characters > ProseLimits.MaxCharacters)
        {
            yield return new(
                field,
                "PROSE_TOO_LONG",
                $"at most {ProseLimits.MaxParagraphs} paragraphs, items and rows and {ProseLimits.MaxCharacters} characters in a report",
                $"全部正文不能超过 {ProseLimits.MaxParagraphs} 段（列表的每一项、表格的每一行各算一段）、"
                    + $"{ProseLimits.MaxCharacters} 字，现为 {size.Paragraphs} 段、{size.Characters} 字"
            );
        }

        if (size.TableCharacters > ProseLimits.MaxTableCharacters)
        {
            yield return new(
                field,
                "TABLES_TOO_LARGE",
                $"at most {ProseLimits.MaxTableCharacters} characters in the small tables of a report",
                $"正文中的小表格合计不能超过 {ProseLimits.MaxTableCharacters} 字，现有 {size.TableCharacters} 字，请精简或改为段落"
            );
        }

        if (size.Pictures > ProseLimits.MaxPictures)
        {
            yield return new(
                field,
                "TOO_MANY_PICTURES",
                $"at most {ProseLimits.MaxPictures} in a report",
                $"一份年报最多放 {ProseLimits.MaxPictures} 张图片，现有 {size.Pictures} 张"
            );
        }
    }
}
