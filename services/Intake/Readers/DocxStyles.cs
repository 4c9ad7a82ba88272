using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Intake.Readers;

/// <summary>What the styles of a document mean: its title, its headings.</summary>
internal sealed class DocxStyles
{
    private readonly Dictionary<string, (int Level, bool IsTitle)> _styles = [];

    /// <summary>The heading level of a style, 1 to 4; 0 for text.</summary>
    public (int Level, bool IsTitle) Of(string? style) => style is null ? default : _styles.GetValueOrDefault(style);

    public static DocxStyles Of(StyleDefinitionsPart? part)
    {
        var styles = new DocxStyles();
        foreach (var style in part?.Styles?.Elements<W.Style>() ?? [])
        {
            var name = style.StyleName?.Val?.Value?.ToLowerInvariant() ?? "";
            if (style.StyleId?.Value is { } id)
            {
                styles._styles[id] = name switch
                {
                    "heading 1" => (1, false),
                    "heading 2" => (2, false),
                    "heading 3" => (3, false),
                    "heading 4" => (4, false),
                    "title" => (0, true),
                    _ => default,
                };
            }
        }

        return styles;
    }
}
