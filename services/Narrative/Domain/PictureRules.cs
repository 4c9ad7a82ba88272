using Disclosure.ApiErrors;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain;

/// <summary>What a picture of the store takes in a report.</summary>
internal sealed record PictureSize(string Id, long Bytes, long Pixels);

/// <summary>Holds the pictures of a whole report to what every format can show.</summary>
internal static class PictureRules
{
    /// <summary>
    /// Throws INVALID_FIELDS: PICTURE_UNKNOWN for each picture that is not stored, PICTURES_TOO_LARGE where they exceed
    /// <see cref="ProseLimits"/> together.
    /// </summary>
    /// <param name="prose">The revision that is about to be stored.</param>
    /// <param name="stored">The pictures of the prose that are stored, each once.</param>
    public static void Require(ReportProse prose, IReadOnlyCollection<PictureSize> stored)
    {
        var violations = new ViolationList();
        var known = stored.Select(p => p.Id).ToHashSet();
        foreach (var section in prose.Sections)
        {
            foreach (var picture in section.Blocks.OfType<PictureBlock>().Where(p => !known.Contains(p.Id)))
            {
                violations.Add(
                    "sections",
                    "PICTURE_UNKNOWN",
                    $"picture {picture.Id} of section {section.Name} must be added first",
                    $"部分“{section.Name}”引用的图片“{picture.AlternativeText}”还没有上传，请先上传图片，再引用它的编号"
                );
            }
        }

        // Of pictures that are stored: one that is missing has no size, and has its own violation.
        var (bytes, pixels) = (stored.Sum(p => p.Bytes), stored.Sum(p => p.Pixels));
        if (bytes > ProseLimits.MaxPictureBytes || pixels > ProseLimits.MaxPicturePixels)
        {
            violations.Add(
                "sections",
                "PICTURES_TOO_LARGE",
                $"at most {ProseLimits.MaxPictureBytes} bytes and {ProseLimits.MaxPicturePixels} pixels in a report",
                $"一份年报的图片合计不能超过 {ProseLimits.MaxPictureBytes >> 20} MB、{ProseLimits.MaxPicturePixels / 10_000} 万像素，"
                    + $"现为 {bytes / 1048576.0:0.0} MB、{pixels / 10_000} 万像素，请压缩图片"
            );
        }

        violations.ThrowIfAny();
    }
}
