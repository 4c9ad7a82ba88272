using Disclosure.Form;
using Disclosure.Imaging;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Wording;

namespace Disclosure.Intake.Domain.Prose;

/// <summary>The images in the prose. Those that are elsewhere or cannot be kept are counted.</summary>
internal sealed class NarrativeImages
{
    // The longest texts that a picture block may have.
    private const int MaxCaption = 200;
    private const int MaxAlternativeText = 500;

    private readonly Dictionary<string, PictureContent> _kept = [];
    private int _undescribed;
    private int _leftOut;

    /// <summary>The images of the prose, each once.</summary>
    public IReadOnlyList<PictureContent> Images => [.. _kept.Values];

    /// <summary>
    /// Adds an image to the prose. Without any text it gets a placeholder, and a note asks for a description.
    /// </summary>
    public void Add(ExtractedImage picture, ProseBuilder lines)
    {
        if (picture.Content is not { } content)
        {
            _leftOut++;
            return;
        }

        var caption = Line(picture.Caption, MaxCaption);
        var alternative = Line(picture.AlternativeText, MaxAlternativeText);
        if (alternative.Length == 0)
        {
            alternative = caption.Length > 0 ? caption : "图片";
            _undescribed++;
        }

        _kept[content.Id] = content;
        lines.Add(new PictureBlock(content.Id, caption, alternative));
    }

    /// <summary>Counts an image that is not in the prose.</summary>
    public void LeaveOut() => _leftOut++;

    /// <summary>Findings about images that were left out, and about those without a description.</summary>
    public IEnumerable<Finding> Notes()
    {
        if (_leftOut > 0)
        {
            yield return new(
                "intake.pictures_left_out",
                Severity.Warning,
                $"文档中有 {_leftOut} 张图片没有导入（不在正文中、不是 PNG、JPEG、WebP，或过大），请在相应部分重新插入；图片中的表格和数字请手工填写。"
            );
        }

        if (_undescribed > 0)
        {
            yield return new(
                "intake.picture_undescribed",
                Severity.Note,
                $"导入的图片中有 {_undescribed} 张没有替代文字，请说明图中内容，方便看不到图的读者。"
            );
        }
    }

    // One line without residue, cut between characters and not within a surrogate pair.
    private static string Line(string text, int most)
    {
        var line = string.Concat(EditorResidue.Clean([new(text)], []).Select(r => r.Text))
            .Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        var clean = string.Concat(line).Trim();
        return clean.Length <= most ? clean : clean[..(char.IsHighSurrogate(clean[most - 1]) ? most - 1 : most)];
    }
}
