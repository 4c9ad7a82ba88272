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

    public static FigureBlock Of(Figure figure, Shaper shaper, Tag tag, bool keepsWithNext) =>
        new(
            figure,
            shaper,
            tag,
            figure.Graphic switch
            {
                Image image => ((long)image.Width * Pixel, (long)image.Height * Pixel),
                Drawing drawing => (Length(drawing.Width), Length(drawing.Height)),
                _ => throw new InvalidOperationException("A figure shows a picture or a drawing."),
            },
            keepsWithNext
        );

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
            case Image image when IsDrawn(image):
                pages.Items.Add(new PageImage(_tag, x, y, _width, _height, image));
                break;
            case Drawing drawing:
                Draw(drawing, x, y, pages.Items);
                break;
            default:
                DrawWords(x, y, pages.Items);
                break;
        }

        pages.Advance(Math.Min(Height, pages.Room));
    }

    // Not WebP, which neither PDF nor OFD knows, nor colours of ink, for which an archive has no profile.
    private static bool IsDrawn(Image image) =>
        image.MediaType == "image/png"
        || (image.MediaType == "image/jpeg" && JpegHeader.Components(image.Content.Span) is 1 or 3);

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

    // A kind of picture that pages do not take is framed, and said in words.
    private void DrawWords(int x, int y, List<PageItem> items)
    {
        items.Add(new PageBox(_tag, x, y, _width, _height, Thin, new(255, 255, 255)));
        var style = TextStyle.Table(GbPage.CaptionSize);
        var sorts = _shaper.Shape(_figure.AlternativeText, style);
        var setter = new LineSetter(style);
        var lines = LineBreaker.Break(sorts, style.Em, Math.Max(style.Em, _width - style.Em), indent: 0);
        for (var i = 0; i < lines.Count && (i + 1) * SetTable.Pitch(style.Size) <= _height; i++)
        {
            var baseline = y + (i * SetTable.Pitch(style.Size)) + GbPage.Ascent(style.Size);
            setter.Set(sorts, lines[i], x + (style.Em / 2), baseline, _width - style.Em, Alignment.Left, _tag, items);
        }
    }
}
