using System.Buffers.Text;
using Disclosure.Imaging;
using Disclosure.Intake.Domain.Documents;

namespace Disclosure.Intake.Formats.Images;

/// <summary>The pictures of one document: told by their bytes, never decoded, and no more of them than a report shows.</summary>
internal sealed class ImageCollector
{
    private const int MaxPictures = 50;

    // So many that the reading still travels in one message.
    private const int MaxBytes = 16 * 1024 * 1024;

    private int _pictures;
    private int _bytes;

    /// <summary>Whether no more are taken.</summary>
    public bool IsFull => _pictures == MaxPictures;

    /// <summary>The picture in its place; one without content where it cannot be kept.</summary>
    public ExtractedImage Collect(ReadOnlySpan<byte> bytes, string alternativeText)
    {
        var content = !IsFull ? PictureContent.TryParse(bytes) : null;
        if (content is null || _bytes + content.Content.Length > MaxBytes)
        {
            return new(null, alternativeText);
        }

        _pictures++;
        _bytes += content.Content.Length;
        return new(content, alternativeText);
    }

    /// <summary>A picture that is written into an address (RFC 2397, base64); any other address is never followed.</summary>
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
