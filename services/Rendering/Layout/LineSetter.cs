using Disclosure.Rendering.Pages;

namespace Disclosure.Rendering.Layout;

/// <summary>How a line stands in its width.</summary>
internal enum Alignment
{
    Left,
    Centre,

    /// <summary>Filled from edge to edge.</summary>
    Justified,
}

/// <summary>Puts the pieces of one line into their places.</summary>
internal sealed class LineSetter(TextStyle style)
{
    private readonly List<PlacedGlyph> _glyphs = [];

    /// <summary>What a line takes with its natural gaps and punctuation.</summary>
    public int WidthOf(IReadOnlyList<Sort> sorts, LineSpan line)
    {
        var (start, end) = Trim(sorts, line);
        var width = 0;
        for (var i = start; i < end; i++)
        {
            width += sorts[i].Width + (i + 1 < end ? Gaps.Between(sorts[i], sorts[i + 1], style.Em).Natural : 0);
        }

        return width;
    }

    /// <param name="x">Left edge of the room.</param>
    /// <param name="y">The baseline.</param>
    public void Set(
        IReadOnlyList<Sort> sorts,
        LineSpan line,
        int x,
        int y,
        int room,
        Alignment alignment,
        Tag? tag,
        List<PageItem> to
    )
    {
        // Spaces at the end of a line stay in its text and hang over its edge.
        var end = line.End;
        line = Trim(sorts, line);
        var natural = WidthOf(sorts, line);
        var spare = room - natural;
        if (alignment == Alignment.Centre)
        {
            x += Math.Max(0, spare / 2);
        }

        var spread = new Spread(sorts, line, style.Em, alignment == Alignment.Justified || spare < 0 ? spare : 0);
        x -= spread.AtStart;
        for (var i = line.Start; i < end; )
        {
            var first = sorts[i];
            var (left, run) = (x, i);
            do
            {
                var step = sorts[i].Width + spread.After(i);
                _glyphs.Add(new(sorts[i].Glyph, step, sorts[i].Character, sorts[i].Spelling));
                x += step;
                i++;
            } while (i < end && Joins(first, sorts[i]));

            var text = new PageText(
                tag,
                first.Face,
                style.Size,
                first.Bold,
                left + first.Shift.X,
                y - first.Shift.Y,
                [.. _glyphs]
            );
            to.Add(text);
            _glyphs.Clear();
        }
    }

    private static bool Joins(in Sort first, in Sort next) =>
        first.Face == next.Face && first.Bold == next.Bold && next.Shift == default && first.Shift == default;

    private static LineSpan Trim(IReadOnlyList<Sort> sorts, LineSpan line)
    {
        var (start, end) = line;
        while (end > start + 1 && sorts[end - 1].Kind == SortKind.Space)
        {
            end--;
        }

        return new(start, end);
    }
}
