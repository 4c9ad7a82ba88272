using System.IO.Compression;
using Disclosure.ApiErrors;
using Disclosure.Imaging;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Formats.Ofd;
using Disclosure.Rendering.Formats.Pdf;
using Disclosure.Rendering.Pictures;
using Disclosure.Testing;
using SkiaSharp;

namespace Disclosure.Rendering.Tests.Pdf;

public sealed class ImageNormalizerTests
{
    [Theory]
    [InlineData(SamplePictures.LosslessWebp, "image/png")]
    [InlineData(SamplePictures.LossyWebp, "image/jpeg")]
    [InlineData(SamplePictures.MovingWebp, "image/png")]
    [InlineData(SamplePictures.InkJpeg, "image/jpeg")]
    [InlineData(SamplePictures.PlainInkJpeg, "image/jpeg")]
    public void What_readers_do_not_show_becomes_what_they_show(string base64, string mediaType)
    {
        var plain = ImageNormalizer.Normalize(SamplePictures.Of(base64));
        Assert.Equal((mediaType, 16, 8), (plain.MediaType, plain.Width, plain.Height));
        Assert.Equal("red blue", Halves(plain, (3, 4), (12, 4)));
        Assert.True(mediaType != "image/jpeg" || JpegHeader.Read(plain.Content.Span).Components == 3);
    }

    [Theory]
    [InlineData(SamplePictures.Jpeg)]
    [InlineData(SamplePictures.ProgressiveJpeg)]
    [InlineData(SamplePictures.GreyJpeg)]
    public void An_upright_jpeg_stays_as_it_is(string base64)
    {
        var image = SamplePictures.Of(base64);
        Assert.Same(image, ImageNormalizer.Normalize(image));
    }

    [Fact]
    public void What_is_transparent_shows_white_paper()
    {
        var plain = ImageNormalizer.Normalize(SamplePictures.Of(SamplePictures.ClearWebp));
        Assert.All(PictureDecoder.DecodePngOnWhite(plain.Content.Span), b => Assert.Equal(255, b));
    }

    // Where a camera's first row and column are (Exif 2.32, tag 274); red is the half of the first column.
    [Theory]
    [InlineData(1, false, true)]
    [InlineData(2, false, false)]
    [InlineData(3, false, false)]
    [InlineData(4, false, true)]
    [InlineData(5, true, true)]
    [InlineData(6, true, true)]
    [InlineData(7, true, false)]
    [InlineData(8, true, false)]
    public void A_picture_taken_with_a_turned_camera_stands_upright(byte orientation, bool isTurned, bool redFirst)
    {
        var plain = ImageNormalizer.Normalize(SamplePictures.Turned(orientation));
        Assert.Equal(isTurned ? (8, 16) : (16, 8), (plain.Width, plain.Height));
        var halves = isTurned ? Halves(plain, (4, 3), (4, 12)) : Halves(plain, (3, 4), (12, 4));
        Assert.Equal(redFirst ? "red blue" : "blue red", halves);
    }

    [Fact]
    public void A_picture_is_made_once_and_always_the_same()
    {
        var image = SamplePictures.Of(SamplePictures.LossyWebp);
        Assert.Same(ImageNormalizer.Normalize(image), ImageNormalizer.Normalize(image));
        var again = ImageNormalizer.Normalize(SamplePictures.Of(SamplePictures.LossyWebp));
        Assert.Equal(ImageNormalizer.Normalize(image).Content.ToArray(), again.Content.ToArray());
    }

    [Fact]
    public void A_broken_or_endless_picture_is_refused()
    {
        var webp = Convert.FromBase64String(SamplePictures.LosslessWebp);
        Assert.Equal("PICTURE_UNREADABLE", Refusal(SamplePictures.Of(webp[..32])));

        // 16,384 by 16,384 pixels, by its header alone.
        byte[] endless = [.. webp[..21], 0xFF, 0xFF, 0xFF, 0x0F, .. webp[25..]];
        Assert.Equal("PICTURE_TOO_LARGE", Refusal(SamplePictures.Of(endless)));
    }

    [ToolTheory("pdfimages")]
    [InlineData(SamplePictures.LosslessWebp, "rgb +3")]
    [InlineData(SamplePictures.InkJpeg, "rgb +3")]
    [InlineData(SamplePictures.GreyJpeg, "gray +1")]
    public async Task Pages_show_the_picture_itself(string base64, string colours)
    {
        var file = new PdfReportWriter(TestFonts.Library, TestFonts.Subsets).Write(With(SamplePictures.Of(base64)));
        var list = await Tools.RunAsync("pdfimages", file, "-list", "{}");
        Assert.Matches($@"image +16 +8 +{colours} +8", list);
        Assert.Empty(Checking.PdfRules.Broken(Reading.PdfFile.Read(file)));
    }

    [Theory]
    [InlineData(SamplePictures.LosslessWebp, "png")]
    [InlineData(SamplePictures.InkJpeg, "jpeg")]
    [InlineData(SamplePictures.GreyJpeg, "jpeg")]
    public void An_ofd_holds_the_same_picture(string base64, string ending)
    {
        var image = SamplePictures.Of(base64);
        var file = new OfdReportWriter(TestFonts.Library, TestFonts.Subsets).Write(With(image));
        using var zip = new ZipArchive(new MemoryStream(file));
        var entry = Assert.Single(zip.Entries, e => e.Name.StartsWith("image_", StringComparison.Ordinal));
        Assert.EndsWith($".{ending}", entry.Name, StringComparison.Ordinal);
        using var bytes = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(bytes);
        Assert.Equal(ImageNormalizer.Normalize(image).Content.ToArray(), bytes.ToArray());
    }

    [Fact]
    public void Word_is_given_no_webp()
    {
        using var file = new MemoryStream(
            Reports.Writer("docx").Write(With(SamplePictures.Of(SamplePictures.LosslessWebp)))
        );
        using var zip = new ZipArchive(file);
        Assert.Equal(
            ["image1.png"],
            zip.Entries.Where(e => e.FullName.StartsWith("word/media/", StringComparison.Ordinal)).Select(e => e.Name)
        );
    }

    private static ReportContent With(RasterImage image) =>
        PageReports.Of("rich") with
        {
            Pictures = new Dictionary<string, RasterImage> { [Reports.PixelId] = image },
        };

    private static string Refusal(RasterImage image) =>
        Assert.Throws<ApiException>(() => ImageNormalizer.Normalize(image)).Violations.Single().Reason;

    private static string Halves(RasterImage image, (int X, int Y) first, (int X, int Y) second)
    {
        using var bitmap = SKBitmap.Decode(image.Content.Span);
        return $"{Name(bitmap.GetPixel(first.X, first.Y))} {Name(bitmap.GetPixel(second.X, second.Y))}";
    }

    private static string Name(SKColor colour) =>
        colour switch
        {
            { Red: > 200, Green: < 60, Blue: < 60 } => "red",
            { Red: < 60, Green: < 60, Blue: > 200 } => "blue",
            _ => colour.ToString(),
        };
}
