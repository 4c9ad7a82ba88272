using System.Text;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Layout.Text;

namespace Disclosure.Rendering.Tests.Layout;

/// <summary>A line of the body that is not the last of its paragraph, as it stands on the page.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Narrowest">Of its gaps between two ideographs, beyond the grid.</param>
/// <param name="Widest">Of the same gaps.</param>
/// <param name="Short">How far the ink of its last character ends before the edge of the text.</param>
internal sealed record FilledLine(string Text, int Narrowest, int Widest, int Short)
{
    private const int Em = OfficialPage.CharacterPitch;

    /// <summary>Of all paragraphs, page by page.</summary>
    public static IEnumerable<FilledLine> Of(PagedDocument document)
    {
        var lines = document
            .Pages.SelectMany(PageDump.Lines)
            .Where(l => l[0].Tag?.Kind is StructureType.Paragraph or StructureType.ListBody)
            .Where(l => l[0].Size == OfficialPage.BodySize)
            .ToArray();
        return lines.Zip(lines.Skip(1)).Where(p => p.First[0].Tag == p.Second[0].Tag).Select(p => Of(p.First));
    }

    private static FilledLine Of(List<PageText> line)
    {
        var glyphs = line.SelectMany(t => t.Glyphs).ToArray();
        var gaps = line.SelectMany(t => t.Glyphs.Zip(t.Glyphs.Skip(1)))
            .Where(p => IsIdeograph(p.First) && IsIdeograph(p.Second))
            .Select(p => p.First.Advance - Em)
            .DefaultIfEmpty(0)
            .ToArray();
        var hanging = glyphs.Reverse().TakeWhile(g => g.Character == ' ').Sum(g => g.Advance);
        var last = glyphs.Last(g => g.Character != ' ');
        var edge =
            line[^1].X
            + line[^1].Width
            - hanging
            - (Classify(last) == CharacterClass.Close && last.Advance == Em ? Em / 2 : 0);
        return new(
            string.Concat(line.Select(t => t.Text)),
            gaps.Min(),
            gaps.Max(),
            OfficialPage.Left + OfficialPage.TextWidth - edge
        );
    }

    private static bool IsIdeograph(PlacedGlyph glyph) => Classify(glyph) == CharacterClass.Ideograph;

    private static CharacterClass Classify(PlacedGlyph glyph) =>
        CharacterClassifier.Classify(new Rune(glyph.Character));
}
