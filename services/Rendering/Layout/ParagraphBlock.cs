using Disclosure.Rendering.Pages;

namespace Disclosure.Rendering.Layout;

/// <summary>Lines of text; never one line of several alone at the foot or the head of a page.</summary>
internal sealed class ParagraphBlock : IBlock
{
    private readonly List<Sort> _sorts;
    private readonly List<LineSpan> _lines;
    private readonly TextStyle _style;
    private readonly Tag _tag;
    private readonly int _indent;
    private readonly Alignment _alignment;

    public ParagraphBlock(List<Sort> sorts, TextStyle style, Tag tag, int indent, Alignment alignment)
    {
        (_sorts, _style, _tag, _indent, _alignment) = (sorts, style, tag, indent, alignment);
        _lines = LineBreaker.Break(sorts, style.Em, GbPage.TextWidth, indent);
    }

    /// <summary>Filled lines, the first indented by two characters.</summary>
    public static ParagraphBlock Body(List<Sort> sorts, TextStyle style, Tag tag) =>
        new(sorts, style, tag, 2 * style.Em, Alignment.Justified);

    public bool KeepsWithNext { get; set; }

    public bool IsTurned => false;

    /// <summary>Told where the paragraph begins.</summary>
    public Action<int, int>? Placed { get; init; }

    public int Height => _lines.Count * GbPage.LinePitch;

    public int Least => (_lines.Count <= 3 ? _lines.Count : 2) * GbPage.LinePitch;

    public void Place(Paginator pages)
    {
        Placed?.Invoke(pages.PageNumber, pages.Y);
        var setter = new LineSetter(_style);
        for (var next = 0; next < _lines.Count; )
        {
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

    private static int Fitting(int left, Paginator pages)
    {
        var room = Math.Max(0, pages.Room / GbPage.LinePitch);
        return room >= left ? left
            : pages.IsAtTop ? Math.Max(1, left - room == 1 ? room - 1 : room)
            : left - room == 1
                ? room <= 2 ? 0
                    : room - 1
            : room == 1 ? 0
            : room;
    }

    private void SetLine(LineSetter setter, int index, Paginator pages)
    {
        var line = _lines[index];
        var indent = line.Start == 0 ? _indent : 0;
        var isLast = index == _lines.Count - 1;
        var baseline = pages.Y + ((GbPage.LinePitch - _style.Size) / 2) + GbPage.Ascent(_style.Size);
        setter.Set(
            _sorts,
            line,
            pages.Frame.Left + indent,
            baseline,
            GbPage.TextWidth - indent,
            isLast && _alignment == Alignment.Justified ? Alignment.Left : _alignment,
            _tag,
            pages.Items
        );
        pages.Advance(GbPage.LinePitch);
    }
}
