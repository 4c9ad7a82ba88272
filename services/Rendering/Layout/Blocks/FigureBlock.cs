using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Layout.Flow;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Layout.Text;
using Disclosure.Rendering.Pictures;

namespace Disclosure.Rendering.Layout.Blocks;

/// <summary>A picture or a drawing in the middle of the page, no larger than the page takes.</summary>
internal sealed class FigureBlock : IFlowBlock
{
    // A pixel is a 96th of an inch.
    // 72 of 96: three quarters of a point.
    private const int Pixel = 750;

    // A picture leaves half of the page for text, a drawing room for its caption and a few lines.
    private const int MaxPictureHeight = OfficialPage.TextHeight / 2;
    private const int MaxDrawingHeight = OfficialPage.TextHeight * 4 / 5;

    // Width of outlines and axes: half a point.
    private const int Thin = OfficialPage.Point / 2;

    private static readonly RgbColor s_faint = new(200, 200, 200);

    private readonly DocumentFigure _figure;
    private readonly TextShaper _shaper;
    private readonly StructureTag _tag;
    private readonly int _width;
    private readonly int _height;

    // Scaled down to the page with its proportions; never scaled up.
    private FigureBlock(
        DocumentFigure figure,
        TextShaper shaper,
        StructureTag tag,
        (long Width, long Height) size,
        bool keepsWithNext
    )
    {
        (_figure, _shaper, _tag, KeepsWithNext) = (figure, shaper, tag, keepsWithNext);
        var (width, height) = (Math.Max(1, size.Width), Math.Max(1, size.Height));
        var maxHeight = figure.Graphic is RasterImage ? MaxPictureHeight : MaxDrawingHeight;
        // Both limits may apply; the proportion is restored below from the tighter one.
        (_width, _height) = ((int)Math.Min(width, OfficialPage.TextWidth), (int)Math.Min(height, maxHeight));
        // In long: pictures may have many thousand pixels a side.
        if (_width * height > _height * width)
        {
            _width = Math.Max(1, (int)(_height * width / height));
        }
        else
        {
            // At least a thousandth of a point, or formats would divide by zero.
            _height = Math.Max(1, (int)(_width * height / width));
        }
    }

    public bool KeepsWithNext { get; }

    public bool IsLandscape => false;

    // Whole lines, so that the text below stays on the grid.
    public int Height => (_height + OfficialPage.LinePitch - 1) / OfficialPage.LinePitch * OfficialPage.LinePitch;

    public int MinHeight => Height;

    /// <summary>Creates the block of a figure; pictures are normalized first.</summary>
    public static FigureBlock Create(DocumentFigure figure, TextShaper shaper, StructureTag tag, bool keepsWithNext)
    {
        var graphic = figure.Graphic is RasterImage picture ? ImageNormalizer.Normalize(picture) : figure.Graphic;
        var size = graphic switch
        {
            RasterImage image => ((long)image.Width * Pixel, (long)image.Height * Pixel),
            VectorDrawing drawing => (Length(drawing.Width), Length(drawing.Height)),
            _ => throw new InvalidOperationException("A figure shows a picture or a drawing."),
        };
        return new(figure with { Graphic = graphic }, shaper, tag, size, keepsWithNext);
    }

    public void Place(Paginator pages)
    {
        // Compared with the figure itself: its free room may fall over the edge of the page.
        if (pages.RemainingHeight < _height)
        {
            pages.NewPage();
        }

        var x = pages.Frame.Left + ((pages.Frame.TextWidth - _width) / 2);
        var y = pages.Y + ((Height - _height) / 2);
        switch (_figure.Graphic)
        {
            case RasterImage image:
                pages.Items.Add(new PageImage(_tag, x, y, _width, _height, image));
                break;
            case VectorDrawing drawing:
                Draw(drawing, x, y, pages.Items);
                break;
        }

        // Never beyond the page.
        pages.Advance(Math.Min(Height, pages.RemainingHeight));
    }

    // Points as thousandths of a point.
    private static int Length(double points) =>
        (int)Math.Round(points * OfficialPage.Point, MidpointRounding.AwayFromZero);

    // Shapes become items of the page, all tagged as the figure.
    private void Draw(VectorDrawing drawing, int left, int top, List<PageItem> items)
    {
        foreach (var shape in drawing.Shapes)
        {
            switch (shape)
            {
                case FilledRectangle box:
                    var (x, y) = (left + Length(box.X), top + Length(box.Y));
                    items.Add(new PageBox(_tag, x, y, Length(box.Width), Length(box.Height), Thin, box.Fill));
                    break;
                case StraightLine rule:
                    items.Add(
                        new PageRule(
                            left + Length(rule.X1),
                            top + Length(rule.Y1),
                            left + Length(rule.X2),
                            top + Length(rule.Y2),
                            Thin,
                            rule.IsGridLine ? s_faint : default,
                            _tag
                        )
                    );
                    break;
                case TextLabel label:
                    DrawLabel(label, left, top, items);
                    break;
            }
        }
    }

    // Labels are set by the layout's own fonts and aligned by their real width.
    private void DrawLabel(TextLabel label, int left, int top, List<PageItem> items)
    {
        var size = Length(label.Size);
        var style = new TextStyle(FontRole.Song, size, size);
        var sorts = _shaper.Shape(label.Text, style);
        if (sorts.Count == 0)
        {
            return;
        }

        var setter = new LineTypesetter(style);
        var line = new LineSpan(0, sorts.Count);
        var width = setter.MeasureWidth(sorts, line);
        var shift = label.Anchor switch
        {
            TextAnchor.Middle => width / 2,
            TextAnchor.End => width,
            _ => 0,
        };
        var (x, y) = (left + Length(label.X) - shift, top + Length(label.Y));
        setter.Place(sorts, line, x, y, width, LineAlignment.Left, _tag, items);
    }
}
