using Disclosure.Rendering.Layout.Flow;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Layout.Text;

namespace Disclosure.Rendering.Layout.Blocks;

/// <summary>Lines of text; never one line of several alone at the foot or the head of a page.</summary>
internal sealed class ParagraphBlock : IFlowBlock
{
    private readonly List<ShapedGlyph> _sorts;
    private readonly List<LineSpan> _lines;
    private readonly TextStyle _style;
    private readonly StructureTag _tag;
    private readonly int _indent;
    private readonly LineAlignment _alignment;

    public ParagraphBlock(
        List<ShapedGlyph> sorts,
        TextStyle style,
        StructureTag tag,
        int indent,
        LineAlignment alignment
    )
    {
        (_sorts, _style, _tag, _indent, _alignment) = (sorts, style, tag, indent, alignment);
        // Broken once; the width of the text is the same on every page.
        _lines = LineBreaker.Break(sorts, style.Em, OfficialPage.TextWidth, indent);
    }

    /// <summary>Filled lines, the first indented by two characters.</summary>
    public static ParagraphBlock Body(List<ShapedGlyph> sorts, TextStyle style, StructureTag tag) =>
        new(sorts, style, tag, 2 * style.Em, LineAlignment.Justified);

    public bool KeepsWithNext { get; set; }

    public bool IsLandscape => false;

    /// <summary>Told where the paragraph begins.</summary>
    public Action<int, int>? Placed { get; init; }

    public int Height => _lines.Count * OfficialPage.LinePitch;

    // Up to three lines stand together: parted, one of them would be alone.
    public int MinHeight => (_lines.Count <= 3 ? _lines.Count : 2) * OfficialPage.LinePitch;

    public void Place(Paginator pages)
    {
        // The paginator has made room for the first lines already.
        Placed?.Invoke(pages.PageNumber, pages.Y);
        var setter = new LineTypesetter(_style);
        for (var next = 0; next < _lines.Count; )
        {
            // Zero lines: the page is full, and the loop goes on with the next.
            var count = Fitting(_lines.Count - next, pages);
            for (var i = 0; i < count; i++, next++)
            {
                SetLine(setter, next, pages);
            }

            if (next < _lines.Count)
            {
                pages.NewPage();
            }
        }
    }

    // Lines that go on this page: never one alone before or after the break.
    private static int Fitting(int left, Paginator pages)
    {
        // Whole lines only.
        var room = Math.Max(0, pages.RemainingHeight / OfficialPage.LinePitch);
        return room >= left ? left
            : pages.IsAtTop ? Math.Max(1, left - room == 1 ? room - 1 : room)
            : left - room == 1
                ? room <= 2 ? 0
                    : room - 1
            : room == 1 ? 0
            : room;
    }

    // The last line of a justified paragraph is not filled.
    private void SetLine(LineTypesetter setter, int index, Paginator pages)
    {
        var line = _lines[index];
        var indent = line.Start == 0 ? _indent : 0;
        var isLast = index == _lines.Count - 1;
        // Lines are as far apart as the grid; the type stands in the middle.
        var baseline = pages.Y + ((OfficialPage.LinePitch - _style.Size) / 2) + OfficialPage.Ascent(_style.Size);
        setter.Place(
            _sorts,
            line,
            pages.Frame.Left + indent,
            baseline,
            OfficialPage.TextWidth - indent,
            isLast && _alignment == LineAlignment.Justified ? LineAlignment.JustifiedLast : _alignment,
            _tag,
            pages.Items
        );
        pages.Advance(OfficialPage.LinePitch);
    }
}
