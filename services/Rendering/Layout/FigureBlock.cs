using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Pages;
using Disclosure.Rendering.Writing;

namespace Disclosure.Rendering.Layout;

/// <summary>A picture or a drawing in the middle of the page, no larger than the page takes.</summary>
internal sealed class FigureBlock : IBlock
{
    // A pixel is a 96th of an inch.
    private const int Pixel = 750;
    private const int MaxHeight = GbPage.TextHeight * 4 / 5;
    private const int Thin = GbPage.Point / 2;

    private static readonly Tint s_faint = new(200, 200, 200);

    private readonly Figure _figure;
    private readonly Shaper _shaper;
    private readonly Tag _tag;
    private readonly int _width;
    private readonly int _height;

    private FigureBlock(Figure figure, Shaper shaper, Tag tag, (long Width, long Height) size, bool keepsWithNext)
    {
        (_figure, _shaper, _tag, KeepsWithNext) = (figure, shaper, tag, keepsWithNext);
        var (width, height) = (Math.Max(1, size.Width), Math.Max(1, size.Height));
        (_width, _height) = ((int)Math.Min(width, GbPage.TextWidth), (int)Math.Min(height, MaxHeight));
        if (_width * height > _height * width)
        {
            _width = Math.Max(1, (int)(_height * width / height));
        }
        else
        {
            _height = Math.Max(1, (int)(_width * height / width));
        }
    }

    public bool KeepsWithNext { get; }

    public bool IsTurned => false;

    public int Height => (_height + GbPage.LinePitch - 1) / GbPage.LinePitch * GbPage.LinePitch;

    public int Least => Height;

    public static FigureBlock Of(Figure figure, Shaper shaper, Tag tag, bool keepsWithNext)
    {
        var graphic = figure.Graphic is Image picture ? PlainPicture.Of(picture) : figure.Graphic;
        var size = graphic switch
        {
            Image image => ((long)image.Width * Pixel, (long)image.Height * Pixel),
            Drawing drawing => (Length(drawing.Width), Length(drawing.Height)),
            _ => throw new InvalidOperationException("A figure shows a picture or a drawing."),
        };
        return new(figure with { Graphic = graphic }, shaper, tag, size, keepsWithNext);
    }

    public void Place(Paginator pages)
    {
        if (pages.Room < _height)
        {
            pages.NewPage();
        }

        var x = pages.Frame.Left + ((pages.Frame.TextWidth - _width) / 2);
        var y = pages.Y + ((Height - _height) / 2);
        switch (_figure.Graphic)
        {
            case Image image:
                pages.Items.Add(new PageImage(_tag, x, y, _width, _height, image));
                break;
            case Drawing drawing:
                Draw(drawing, x, y, pages.Items);
                break;
        }

        pages.Advance(Math.Min(Height, pages.Room));
    }

    private static int Length(double points) => (int)Math.Round(points * GbPage.Point, MidpointRounding.AwayFromZero);

    private void Draw(Drawing drawing, int left, int top, List<PageItem> items)
    {
        foreach (var shape in drawing.Shapes)
        {
            switch (shape)
            {
                case Box box:
                    var (x, y) = (left + Length(box.X), top + Length(box.Y));
                    items.Add(new PageBox(_tag, x, y, Length(box.Width), Length(box.Height), Thin, box.Fill));
                    break;
                case Rule rule:
                    items.Add(
                        new PageRule(
                            left + Length(rule.X1),
                            top + Length(rule.Y1),
                            left + Length(rule.X2),
                            top + Length(rule.Y2),
                            Thin,
                            rule.IsFaint ? s_faint : default,
                            _tag
                        )
                    );
                    break;
                case Label label:
                    DrawLabel(label, left, top, items);
                    break;
            }
        }
    }

    private void DrawLabel(Label label, int left, int top, List<PageItem> items)
    {
        var size = Length(label.Size);
        var style = new TextStyle(FontRole.Song, size, size);
        var sorts = _shaper.Shape(label.Text, style);
        if (sorts.Count == 0)
        {
            return;
        }

        var setter = new LineSetter(style);
        var line = new LineSpan(0, sorts.Count);
        var width = setter.WidthOf(sorts, line);
        var shift = label.Anchor switch
        {
            Anchor.Middle => width / 2,
            Anchor.End => width,
            _ => 0,
        };
        var (x, y) = (left + Length(label.X) - shift, top + Length(label.Y));
        setter.Set(sorts, line, x, y, width, Alignment.Left, _tag, items);
    }
}
