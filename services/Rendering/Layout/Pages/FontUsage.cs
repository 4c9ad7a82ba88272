using Disclosure.Rendering.Fonts;

namespace Disclosure.Rendering.Layout.Pages;

/// <summary>A face as a document uses it.</summary>
/// <param name="Characters">Its glyphs, and the character that each stood for first.</param>
internal sealed record FontUsage(FontFace Face, IReadOnlyDictionary<int, int> Characters)
{
    /// <summary>In the order of first use.</summary>
    public static IReadOnlyList<FontUsage> Collect(PagedDocument document)
    {
        var order = new List<FontUsage>();
        var byFace = new Dictionary<FontFace, Dictionary<int, int>>();
        // Fields' appearances are drawn with the same faces and must be among the usages.
        foreach (var text in document.DrawnPages.SelectMany(p => p.Items).OfType<PageText>())
        {
            if (!byFace.TryGetValue(text.Face, out var characters))
            {
                byFace.Add(text.Face, characters = []);
                order.Add(new(text.Face, characters));
            }

            foreach (var glyph in text.Glyphs)
            {
                // The first meaning of a glyph stays; another one is spelled out in the page.
                characters.TryAdd(glyph.Glyph, glyph.Character);
            }
        }

        return order;
    }
}
