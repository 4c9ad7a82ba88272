using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Intake.Formats.Docx;

/// <summary>What a style means.</summary>
/// <param name="Level">Of a heading, 1 to 4; 0 for text.</param>
internal readonly record struct DocxStyle(int Level, bool IsTitle = false, bool IsCaption = false);

/// <summary>What the styles of a document mean: its title, its headings, its captions.</summary>
internal sealed class DocxStyles
{
    private readonly Dictionary<string, DocxStyle> _styles = [];

    /// <summary>What a style means; text where it is not known.</summary>
    public DocxStyle Find(string? style) => style is null ? default : _styles.GetValueOrDefault(style);

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
