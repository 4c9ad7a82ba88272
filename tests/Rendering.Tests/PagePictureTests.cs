using Disclosure.ApiErrors;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Pictures;
using Disclosure.Rendering.Tests.Pdf;
using Disclosure.Testing;

namespace Disclosure.Rendering.Tests;

/// <summary>A page as a picture shows what the same page of the PDF shows.</summary>
public sealed class PagePictureTests
{
    // Squares of this many pixels are compared by their mean: edges are smoothed differently, and lines placed by part of a pixel.
    private const int Square = 8;

    // Of 255: Poppler widens thin lines to whole pixels, which is up to 60. A character in the wrong place is more than 100.
    private const int MaxDifference = 70;

    [ToolTheory("pdftoppm")]
    [InlineData("town", 2)]
    [InlineData("city", 4)]
    [InlineData("rich", 1)]
    [InlineData("rare", 1)]
    [InlineData("signed", 4)]
    public async Task It_is_the_page_of_the_PDF(string name, int page)
    {
        using var folder = new TemporaryFolder();
        var target = Path.Combine(folder.Path, "page");
        var number = $"{page}";
        await Tools.RunAsync(
            "pdftoppm",
            PageReports.Pdf(name),
            ["-r", "110", "-png", "-singlefile", "-f", number, "-l", number, "{}", target]
        );
        var theirs = await File.ReadAllBytesAsync($"{target}.png");
        var ours = Write(PageReports.Of(name) with { Page = page });
        Assert.Equal(SizeOf(theirs), SizeOf(ours));
        Assert.InRange(Differences(theirs, ours).Max(), 0, MaxDifference);
    }

    [Fact]
    public void The_same_page_is_the_same_bytes_and_another_page_is_not()
    {
        var content = PageReports.Of("town");
        Assert.Equal(Write(content), Write(content with { Page = 1 }));
        Assert.NotEqual(Write(content), Write(content with { Page = 2 }));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void A_page_that_there_is_not_is_refused_with_those_there_are(int page)
    {
        var error = Assert.Throws<ApiException>(() => Write(PageReports.Of("town") with { Page = page }));
        var field = Assert.Single(error.Violations);
        Assert.Equal(("page", "PAGE_UNKNOWN"), (field.Field, field.Reason));
        Assert.Contains("共 4 页", field.Localized, StringComparison.Ordinal);
    }

    private static byte[] Write(ReportContent content) => Reports.Writer("png").Write(content);

    private static (int Width, int Height) SizeOf(byte[] png) =>
        RasterImage.TryRead(png, out var image) ? (image!.Width, image.Height) : default;

    // Of the means of all squares, each colour by itself.
    private static IEnumerable<int> Differences(byte[] one, byte[] other)
    {
        var (width, height) = SizeOf(one);
        var (a, b) = (PictureDecoder.DecodePngOnWhite(one), PictureDecoder.DecodePngOnWhite(other));
        for (var top = 0; top + Square <= height; top += Square)
        {
            for (var left = 0; left + Square <= width; left += Square)
            {
                var sum = 0;
                for (var y = top; y < top + Square; y++)
                {
                    for (var i = ((y * width) + left) * 3; i < ((y * width) + left + Square) * 3; i++)
                    {
                        sum += a[i] - b[i];
                    }
                }

                yield return Math.Abs(sum) / (Square * Square * 3);
            }
        }
    }
}
