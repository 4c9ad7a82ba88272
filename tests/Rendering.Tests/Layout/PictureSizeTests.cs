using Disclosure.Form;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Layout.Pages;
using Disclosure.Rendering.Pictures;
using Disclosure.Testing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;

namespace Disclosure.Rendering.Tests.Layout;

public sealed class PictureSizeTests
{
    // A pixel is a 96th of an inch; half of the page's text is 112.5 mm.
    [Theory]
    [InlineData(40, 30)]
    [InlineData(30, 3000)]
    [InlineData(3000, 30)]
    public void A_picture_is_no_larger_than_its_pixels_nor_higher_than_half_a_page(int width, int height)
    {
        var content = Of(width, height);
        var placed = PageReports.Set(content).Pages.SelectMany(p => p.Items).OfType<PageImage>().Single();
        Assert.InRange(placed.Width, 1, Math.Min(width * 750, OfficialPage.TextWidth));
        Assert.InRange(placed.Height, 1, Math.Min(height * 750, OfficialPage.TextHeight / 2));
        using var package = WordprocessingDocument.Open(
            new MemoryStream(Reports.Writer("docx").Write(content)),
            isEditable: false
        );
        var extent = package.MainDocumentPart!.Document!.Descendants<Extent>().Single();
        Assert.InRange(extent.Cx!.Value, 1, width * 9_525L);
        Assert.InRange(extent.Cy!.Value, 1, Math.Min(height * 9_525L, 112 * 36_000L));
    }

    private static ReportContent Of(int width, int height)
    {
        Assert.True(RasterImage.TryRead(PngEncoder.Write(new byte[width * height * 3], width, height), out var image));
        Section[] prose = [new("overview", "", [new PictureBlock("p", "", "照片")], [])];
        return Reports.Of(Reports.Zeros(Editions.E2021), prose) with
        {
            Pictures = new Dictionary<string, RasterImage> { ["p"] = image! },
        };
    }
}
