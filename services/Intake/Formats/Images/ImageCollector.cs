using System.Buffers.Text;
using Disclosure.Form;
using Disclosure.Imaging;
using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.Images;

/// <summary>
/// Collects the images of one document. Formats are told by the bytes, nothing is decoded, and no more is kept than a
/// report may show.
/// </summary>
internal sealed class ImageCollector
{
    private int _pictures;
    private long _bytes;
    private long _pixels;

    /// <summary>Whether no more images are kept.</summary>
    public bool IsFull => _pictures == ProseLimits.MaxPictures;

    /// <summary>The image; without content where it cannot be kept.</summary>
    /// <param name="alternativeText">As the document says it; empty where it does not.</param>
    public ExtractedImage Collect(ReadOnlySpan<byte> bytes, string alternativeText)
    {
        var content = !IsFull ? PictureContent.TryParse(bytes) : null;
        var pixels = content is null ? 0 : (long)content.Width * content.Height;
        if (
            content is null
            || _bytes + content.Content.Length > ProseLimits.MaxPictureBytes
            || _pixels + pixels > ProseLimits.MaxPicturePixels
        )
        {
            return new(null, alternativeText);
        }

        _pictures++;
        _bytes += content.Content.Length;
        _pixels += pixels;
        return new(content, alternativeText);
    }

    /// <summary>
    /// An image in a data URL (RFC 2397, base64). Other addresses are never fetched, and the image is without
    /// content.
    /// </summary>
    public ExtractedImage Collect(string address, string alternativeText)
    {
        var data = address.AsSpan().TrimStart();
        var comma = data.IndexOf(',');
        if (
            !data.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)
            || comma < 0
            || !data[..comma].TrimEnd().EndsWith(";base64", StringComparison.OrdinalIgnoreCase)
            || Base64.GetMaxDecodedFromUtf8Length(data.Length - comma) > PictureContent.MaxBytes * 2
        )
        {
            return new(null, alternativeText);
        }

        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(data.Length - comma)];
        return Convert.TryFromBase64Chars(data[(comma + 1)..], bytes, out var length)
            ? Collect(bytes.AsSpan(0, length), alternativeText)
            : new(null, alternativeText);
    }
}
