using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.PageLayout;

/// <summary>
/// The images of a page on their way into the text. One is reached when the lines pass its middle, and enters the
/// text at the end of the paragraph.
/// </summary>
internal sealed class PageImageQueue
{
    // In font sizes: how far below its image a caption may be, and how far beside the image's middle.
    private const double Below = 3.5;
    private const double Beside = 2;
    private const int MaxCaption = 40;

    private readonly Queue<PageImage> _ahead = new();
    private readonly List<PageImage> _reached = [];

    /// <summary>Begins a page with its images, from the top. Those behind the whole page are left aside.</summary>
    public void Begin(FixedPage page)
    {
        foreach (var picture in page.Pictures.Where(p => p.Picture is not null).OrderBy(p => p.Top))
        {
            _ahead.Enqueue(picture);
        }
    }

    /// <summary>Marks the images as reached that have their middle above a height of the page, in points.</summary>
    public void Reach(double height)
    {
        while (_ahead.TryPeek(out var picture) && (picture.Top + picture.Bottom) / 2 < height)
        {
            _reached.Add(_ahead.Dequeue());
        }
    }

    /// <summary>Whether a line is the caption of the image that was reached last; the image then has it.</summary>
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

    /// <summary>The images that were reached; they leave the queue.</summary>
    public IReadOnlyList<ExtractedImage> TakeReached()
    {
        ExtractedImage[] taken = [.. _reached.Select(p => p.Picture).OfType<ExtractedImage>()];
        _reached.Clear();
        return taken;
    }
}
