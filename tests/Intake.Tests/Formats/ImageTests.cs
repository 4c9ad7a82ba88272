using System.Buffers.Binary;
using Disclosure.Form;
using Disclosure.Imaging;
using Disclosure.Intake.Domain.Reports;
using Disclosure.Intake.Formats.Images;
using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Fonts;
using Disclosure.Rendering.Formats;
using Disclosure.Rendering.Formats.Docx;
using Disclosure.Rendering.Formats.Html;
using Disclosure.Rendering.Formats.Json;
using Disclosure.Rendering.Formats.Ofd;
using Disclosure.Rendering.Formats.Pdf;
using Disclosure.Rendering.Formats.Xml;
using Disclosure.Testing;
using Microsoft.Extensions.Options;

namespace Disclosure.Intake.Tests.Formats;

/// <summary>Pictures of the prose come with their bytes; what cannot be kept is counted, and nothing is fetched.</summary>
public sealed class ImageTests
{
    // One pixel.
    private const string Pixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    // 120 by 80, plain.
    private const string Plain =
        "iVBORw0KGgoAAAANSUhEUgAAAHgAAABQCAIAAABd+SbeAAAAg0lEQVR42u3QQQ0AAAgEoEtiEoMZ3xbOBxsJSPVwIApEi0a0aNEWRItGtGjRFkSLRrRo0YgWjWjRohEtGtGiRSNaNKJFi0a0aESLFo1o0YgWLRrRohEtWjSiRSNatGhEi0a0aNGIFo1o0aIRLRrRokUjWjSiRYtGtGhEixaNaNGI/mMBKlDEwzm4YEIAAAAASUVORK5CYII=";
    private const string Photograph =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/wAALCABQAHgBAREA/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AJwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAf//Z";

    private static readonly FontLibrary s_fonts = new(Options.Create(new FontOptions()));

    private static readonly byte[] s_png = Convert.FromBase64String(Pixel);
    private static readonly PictureContent s_picture = PictureContent.Parse(s_png, "content");

    private static readonly IReadOnlyDictionary<string, IReportWriter> s_writers = new Dictionary<string, IReportWriter>
    {
        ["docx"] = new DocxReportWriter(),
        ["html"] = new HtmlReportWriter(),
        ["json"] = new JsonReportWriter(),
        ["xml"] = new XmlReportWriter(),
    };

    public static TheoryData<string> Formats => [.. s_writers.Keys];

    [Theory, MemberData(nameof(Formats))]
    public void What_the_product_writes_brings_its_pictures_back(string format)
    {
        Block[] blocks =
        [
            new Paragraph("主动公开信息12条，分布如图。"),
            new PictureBlock(s_picture.Id, "图1 公开渠道分布", "各渠道公开信息的条数"),
            new Paragraph("渠道畅通。"),
        ];
        var reading = Documents.Read(s_writers[format].Write(Report(blocks, s_picture)), format);
        Assert.Equal(blocks, reading.Sections.Single(s => s.Name == "overview").Blocks);
        var kept = Assert.Single(reading.Pictures);
        Assert.Equal((s_picture.Id, "image/png"), (kept.Id, kept.MediaType));
        Assert.Equal(s_picture.Content, kept.Content);
        Assert.DoesNotContain(reading.Findings, f => f.Code.StartsWith("intake.picture", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pdf", Plain)]
    [InlineData("pdf", Photograph)]
    [InlineData("ofd", Plain)]
    [InlineData("ofd", Photograph)]
    public void Pages_bring_their_pictures_back_between_the_paragraphs_with_the_words_under_them(
        string format,
        string picture
    )
    {
        var image = PictureContent.Parse(Convert.FromBase64String(picture), "content");
        Block[] blocks =
        [
            new Paragraph("主动公开信息12条，分布如图。"),
            new PictureBlock(image.Id, "公开渠道分布", "公开渠道分布"),
            new Paragraph("渠道畅通。"),
        ];
        using var subsets = new FontSubsetCache();
        IReportWriter writer =
            format == "pdf" ? new PdfReportWriter(s_fonts, subsets) : new OfdReportWriter(s_fonts, subsets);
        var reading = Documents.Read(writer.Write(Report(blocks, image)), format);
        var kept = Assert.Single(reading.Pictures);
        Assert.Equal((image.Width, image.Height), (kept.Width, kept.Height));
        // A photograph is in the file as it was; of what a PDF keeps as bare pixels a picture is made again.
        Assert.Equal(format == "ofd" || picture == Photograph, image.Id == kept.Id);
        blocks[1] = (PictureBlock)blocks[1] with { Id = kept.Id };
        Assert.Equal(blocks, reading.Sections.Single(s => s.Name == "overview").Blocks);
    }

    [Fact]
    public void Only_what_is_written_into_the_page_is_kept_and_the_rest_is_counted()
    {
        var reading = Page(
            $"<p>前<img src='data:image/png;base64,{Pixel}'>后</p><p><img src='http://127.0.0.1:9/a.png'></p>"
        );
        Assert.Equal(
            [new Paragraph("前后"), new PictureBlock(s_picture.Id, "", "图片")],
            reading.Sections.Single().Blocks
        );
        Assert.Single(reading.Pictures);
        Assert.Contains("1 张图片没有导入", Note(reading, "intake.pictures_left_out"), StringComparison.Ordinal);
        Assert.Contains("1 张没有替代文字", Note(reading, "intake.picture_undescribed"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_among_the_tables_is_counted_and_not_kept()
    {
        var reading = Page(
            $"<p>平稳。</p><p>二、主动公开政府信息情况</p><p><img src='data:image/png;base64,{Pixel}' alt='表'></p>"
        );
        Assert.Empty(reading.Pictures);
        Assert.Contains("1 张图片没有导入", Note(reading, "intake.pictures_left_out"), StringComparison.Ordinal);
    }

    [Fact]
    public void Fifty_pictures_are_kept_and_no_more()
    {
        var reading = Page(
            string.Concat(Enumerable.Repeat($"<p><img alt='图' src='data:image/png;base64,{Pixel}'></p>", 53))
        );
        Assert.Equal(50, reading.Sections.Single().Blocks.Count);
        Assert.Contains("3 张图片没有导入", Note(reading, "intake.pictures_left_out"), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_of_too_many_pixels_or_bytes_are_not_kept()
    {
        var wide = (byte[])s_png.Clone();
        BinaryPrimitives.WriteInt32BigEndian(wide.AsSpan(16), 5_001);
        BinaryPrimitives.WriteInt32BigEndian(wide.AsSpan(20), 5_000);
        var tray = new ImageCollector();
        Assert.Null(tray.Collect(wide, "").Content);
        Assert.Null(tray.Collect(Padded(PictureContent.MaxBytes + 1), "").Content);
        // Sixteen MiB in all.
        for (var i = 0; i < 3; i++)
        {
            Assert.NotNull(tray.Collect(Padded(PictureContent.MaxBytes), "").Content);
        }

        Assert.Null(tray.Collect(Padded(PictureContent.MaxBytes), "").Content);
        Assert.NotNull(tray.Collect(s_png, "").Content);
    }

    [Fact]
    public void An_address_longer_than_any_picture_is_not_decoded()
    {
        var address = "data:image/png;base64," + new string('A', 16 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(new ImageCollector().Collect(address, "").Content);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_picture_that_is_not_what_its_name_says_is_refused() =>
        Refused.Unreadable(() => ExportedImages.Parse([(new string('0', 64), Pixel)]));

    private static ReportContent Report(Block[] blocks, PictureContent picture) =>
        new(
            "青禾镇2023年政府信息公开工作年度报告",
            "青禾镇",
            2023,
            [new("overview", "", blocks, [])],
            Sheet.Empty(Editions.E2021)
        )
        {
            Pictures = new Dictionary<string, RasterImage>
            {
                [picture.Id] = new(picture.MediaType, picture.Content, picture.Width, picture.Height),
            },
        };

    private static DocumentReading Page(string body) =>
        Documents.ReadHtml($"<h1>青禾镇2023年政府信息公开工作年度报告</h1><p>一、总体情况</p>{body}");

    private static string Note(DocumentReading reading, string code) =>
        Assert.Single(reading.Findings, f => f.Code == code).Message;

    // The same picture with so much data in it that it has this size.
    private static byte[] Padded(int size)
    {
        var data = size - s_png.Length - 12;
        var padded = new byte[size];
        s_png.AsSpan(0, 33).CopyTo(padded);
        BinaryPrimitives.WriteInt32BigEndian(padded.AsSpan(33), data);
        "IDAT"u8.CopyTo(padded.AsSpan(37));
        s_png.AsSpan(33).CopyTo(padded.AsSpan(33 + 12 + data));
        return padded;
    }
}
