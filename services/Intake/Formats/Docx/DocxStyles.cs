using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Intake.Formats.Docx;

/// <summary>What a paragraph style means.</summary>
/// <param name="Level">Heading level, 1 to 4; 0 for text.</param>
internal readonly record struct DocxStyle(int Level, bool IsTitle = false, bool IsCaption = false);

/// <summary>
/// The paragraph styles of a document. They are told by their built-in names, which are English in every language of
/// Word.
/// </summary>
internal sealed class DocxStyles
{
    private readonly Dictionary<string, DocxStyle> _styles = [];

    /// <summary>The meaning of a style; text where it is unknown.</summary>
    /// <param name="style">Id of the style; null where the paragraph has none.</param>
    public DocxStyle Find(string? style) => style is null ? default : _styles.GetValueOrDefault(style);

    /// <summary>The styles of a document; none where it has no such part.</summary>
    public static DocxStyles Find(StyleDefinitionsPart? part)
    {
        var styles = new DocxStyles();
        foreach (var style in part?.Styles?.Elements<W.Style>() ?? [])
        {
            var name = style.StyleName?.Val?.Value?.ToLowerInvariant() ?? "";
            if (style.StyleId?.Value is { } id)
            {
                styles._styles[id] = name switch
                {
                    "heading 1" => new(1),
                    "heading 2" => new(2),
                    "heading 3" => new(3),
                    "heading 4" => new(4),
                    "title" => new(0, IsTitle: true),
                    "caption" => new(0, IsCaption: true),
                    _ => default,
                };
            }
        }

        return styles;
    }
}
