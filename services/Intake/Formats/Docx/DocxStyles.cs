using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Intake.Formats.Docx;

/// <summary>What a style means.</summary>
/// <param name="Level">Heading level, 1 to 4; 0 for text.</param>
/// <param name="IsHidden">Whether text of the style is hidden.</param>
/// <param name="IsStruck">Whether text of the style has a line through it.</param>
/// <param name="Position">superscript, subscript, or null.</param>
internal readonly record struct DocxStyle(
    int Level,
    bool IsTitle = false,
    bool IsCaption = false,
    bool IsHidden = false,
    bool IsStruck = false,
    string? Position = null
);

/// <summary>
/// The styles of a document. Headings are told by their built-in names, which are English in every language of Word.
/// </summary>
internal sealed class DocxStyles
{
    // Styles are based on one another less deeply; a file may chain them in a circle.
    private const int MaxBases = 16;

    private readonly Dictionary<string, DocxStyle> _styles = [];

    /// <summary>The meaning of a style; text where it is unknown.</summary>
    /// <param name="style">Id of the style; null where the text has none.</param>
    public DocxStyle Find(string? style) => style is null ? default : _styles.GetValueOrDefault(style);

    /// <summary>The styles of a document; none where it has no such part.</summary>
    public static DocxStyles Find(StyleDefinitionsPart? part)
    {
        var styles = new DocxStyles();
        var declared = (part?.Styles?.Elements<W.Style>() ?? [])
            .Where(s => s.StyleId?.Value is not null)
            .GroupBy(s => s.StyleId!.Value!)
            .ToDictionary(g => g.Key, g => g.First());
        foreach (var (id, style) in declared)
        {
            var name = style.StyleName?.Val?.Value?.ToLowerInvariant() ?? "";
            var meaning = name switch
            {
                "heading 1" => new(1),
                "heading 2" => new(2),
                "heading 3" => new(3),
                "heading 4" => new(4),
                "title" => new(0, IsTitle: true),
                "caption" => new(0, IsCaption: true),
                _ => default(DocxStyle),
            };
            styles._styles[id] = meaning with
            {
                IsHidden = Inherit(style, declared, p => p.IsOn("vanish")) ?? false,
                IsStruck = Inherit(style, declared, p => p.IsOn("strike") ?? p.IsOn("dstrike")) ?? false,
                Position = style.Child("rPr").ChildValue("vertAlign"),
            };
        }

        return styles;
    }

    // What the style says itself, else what the one says that it is based on.
    private static bool? Inherit(
        W.Style style,
        Dictionary<string, W.Style> declared,
        Func<OpenXmlElement?, bool?> property
    )
    {
        for (var (at, left) = (style, MaxBases); at is not null && left > 0; left--)
        {
            if (property(at.Child("rPr")) is { } said)
            {
                return said;
            }

            at = declared.GetValueOrDefault(at.BasedOn?.Val?.Value ?? "");
        }

        return null;
    }
}
