using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Layout.Text;

/// <summary>Places the glyphs of one line.</summary>
internal sealed class LineTypesetter(TextStyle style)
{
    private readonly List<PlacedGlyph> _glyphs = [];

    /// <summary>What a line takes with its natural gaps and punctuation.</summary>
    public int MeasureWidth(IReadOnlyList<ShapedGlyph> sorts, LineSpan line)
    {
        var (start, end) = Trim(sorts, line);
        var width = 0;
        for (var i = start; i < end; i++)
        {
            width +=
                sorts[i].Width
                + (i + 1 < end ? PunctuationSpacing.Between(sorts[i], sorts[i + 1], style.Em).Adjustment : 0);
        }

        return width;
    }

    /// <param name="x">Left edge of the room.</param>
    /// <param name="y">The baseline.</param>
    public void Place(
        IReadOnlyList<ShapedGlyph> sorts,
        LineSpan line,
        int x,
        int y,
        int room,
        LineAlignment alignment,
        StructureTag? tag,
        List<PageItem> to
    )
    {
        // Spaces at the end of a line stay in its text and hang over its edge.
        var end = line.End;
        line = Trim(sorts, line);
        var spare = room - MeasureWidth(sorts, line);
        if (alignment == LineAlignment.Centre)
        {
            x += Math.Max(0, spare / 2);
        }

        // Marks at the edges of filled lines lose their empty halves; elsewhere only where the line is too long.
        if (spare < 0 || alignment is LineAlignment.Justified or LineAlignment.JustifiedLast)
        {
            var atStart = line.Start > 0 ? PunctuationSpacing.ShrinkAtStart(sorts[line.Start], style.Em) : 0;
            x -= atStart;
            spare += atStart + PunctuationSpacing.ShrinkAtEnd(sorts[line.End - 1], style.Em);
        }

        var isFilled = alignment == LineAlignment.Justified || spare < 0;
        var spread = new LineJustifier(sorts, line, style.Em, isFilled ? spare : 0);
        for (var i = line.Start; i < end; )
        {
            var first = sorts[i];
            var (left, run) = (x, i);
            do
            {
                var step = sorts[i].Width + spread.SpacingAfter(i);
                _glyphs.Add(new(sorts[i].Glyph, step, sorts[i].Character, sorts[i].Spelling));
                x += step;
                i++;
            } while (i < end && Joins(first, sorts[i]));

            var text = new PageText(
                tag,
                first.Face,
                style.Size,
                first.Bold,
                left + first.Offset.X,
                y - first.Offset.Y,
                [.. _glyphs]
            );
            to.Add(text);
            _glyphs.Clear();
        }
    }

    private static bool Joins(in ShapedGlyph first, in ShapedGlyph next) =>
        first.Face == next.Face && first.Bold == next.Bold && next.Offset == default && first.Offset == default;

    private static LineSpan Trim(IReadOnlyList<ShapedGlyph> sorts, LineSpan line)
    {
        var (start, end) = line;
        while (end > start + 1 && sorts[end - 1].Class == CharacterClass.Space)
        {
            end--;
        }

        return new(start, end);
    }
}
