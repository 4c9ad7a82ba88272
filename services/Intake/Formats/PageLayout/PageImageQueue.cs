using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.PageLayout;

/// <summary>The pictures of a page on their way into the text: reached where the lines pass them, put down between paragraphs.</summary>
internal sealed class PageImageQueue
{
    // In sizes of type: how far below its picture a caption stands, and how far beside its middle.
    private const double Below = 3.5;
    private const double Beside = 2;
    private const int MaxCaption = 40;

    private readonly Queue<PageImage> _ahead = new();
    private readonly List<PageImage> _reached = [];

    public void Begin(FixedPage page)
    {
        foreach (var picture in page.Pictures.Where(p => p.Picture is not null).OrderBy(p => p.Top))
        {
            _ahead.Enqueue(picture);
        }
    }

    /// <summary>The lines have come to this height of the page.</summary>
    public void Reach(double height)
    {
        while (_ahead.TryPeek(out var picture) && (picture.Top + picture.Bottom) / 2 < height)
        {
            _reached.Add(_ahead.Dequeue());
        }
    }

    /// <summary>Whether the line is the words under the picture reached last, which then has them.</summary>
    public bool TakesAsCaption(PageLine line)
    {
        if (
            _reached is not [.., { Picture: { Caption: "" } picture } last]
            || line.Base < last.Bottom
            || line.Base > last.Bottom + (line.Size * Below)
            || Math.Abs(((line.Left + line.Right) / 2) - last.Middle) > line.Size * Beside
            || line.Text.Length > MaxCaption
            || line.Text.EndsWith('。')
        )
        {
            return false;
        }

        _reached[^1] = last with { Picture = picture with { Caption = line.Text } };
        return true;
    }

    /// <summary>Those reached, which then are put down.</summary>
    public IReadOnlyList<ExtractedImage> TakeReached()
    {
        ExtractedImage[] taken = [.. _reached.Select(p => p.Picture).OfType<ExtractedImage>()];
        _reached.Clear();
        return taken;
    }
}
