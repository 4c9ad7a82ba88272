using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats.Packages;
using Disclosure.Intake.Formats.PageLayout;

namespace Disclosure.Intake.Formats.Ofd;

/// <summary>OFD (GB/T 33190): the text and rules of its pages, read as those of any paged document.</summary>
internal static class OfdReader
{
    private const int MaxPages = 300;
    private const int MaxGlyphs = 1_000_000;
    private const int MaxPictures = 200;
    private const double Points = 72 / 25.4;

    public static ExtractedDocument Read(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        try
        {
            using var archive = PackageValidator.Open(content, cancellation);
            PackageValidator.CheckXml(archive, cancellation);
            var pages = Pages(archive, cancellation);
            if (pages.Sum(p => p.Glyphs.Count) == 0)
            {
                throw DocumentErrors.Unreadable("OFD 中没有文字，可能是扫描件，请导入有文字的文件");
            }

            return PageAssembler.Assemble(HeaderFooterFilter.Apply(pages), cancellation);
        }
        catch (Exception broken)
            when (broken is XmlException or InvalidDataException or FormatException or OverflowException)
        {
            throw DocumentErrors.Unreadable("OFD 文件已损坏，请重新生成后再导入");
        }
    }

    private static List<FixedPage> Pages(ZipArchive archive, CancellationToken cancellation)
    {
        var root =
            Load(archive, "OFD.xml").Descendants().FirstOrDefault(e => e.Name.LocalName == "DocRoot")?.Value
            ?? throw DocumentErrors.Unreadable("OFD 文件里没有正文");
        var document = Load(archive, root.TrimStart('/'));
        var folder = root.TrimStart('/')[..(root.TrimStart('/').LastIndexOf('/') + 1)];
        var locations = document
            .Descendants()
            .Where(e => e.Name.LocalName == "Page")
            .Select(e => (string?)e.Attribute("BaseLoc") ?? "")
            .ToArray();
        if (locations.Length > MaxPages)
        {
            throw DocumentErrors.TooLarge("页数", MaxPages);
        }

        var box = Numbers(document.Descendants().FirstOrDefault(e => e.Name.LocalName == "PhysicalBox")?.Value);
        var media = new OfdResources(archive, document, folder);
        var pages = new List<FixedPage>();
        var glyphs = 0;
        foreach (var location in locations)
        {
            cancellation.ThrowIfCancellationRequested();
            pages.Add(ToPage(Load(archive, OfdResources.Resolve(folder, location)), pages.Count + 1, box, media));
            if ((glyphs += pages[^1].Glyphs.Count) > MaxGlyphs)
            {
                throw DocumentErrors.TooLarge("字数", MaxGlyphs);
            }
        }

        return pages;
    }

    private static XElement Load(ZipArchive archive, string path)
    {
        using var xml = PackageValidator.OpenXml(
            archive.GetEntry(path) ?? throw DocumentErrors.Unreadable($"OFD 文件里缺少 {path}")
        );
        return XElement.Load(xml);
    }

    private static FixedPage ToPage(XElement page, int number, double[] documentBox, OfdResources media)
    {
        var own = Numbers(page.Descendants().FirstOrDefault(e => e.Name.LocalName == "PhysicalBox")?.Value);
        var box =
            own.Length == 4 ? own
            : documentBox.Length == 4 ? documentBox
            : [0, 0, 210, 297];
        var size = (Width: box[2] * Points, Height: box[3] * Points);
        var (glyphs, across, down) = (new List<PageGlyph>(), new List<RulingLine>(), new List<RulingLine>());
        var pictures = new List<PageImage>();
        foreach (var element in page.Descendants())
        {
            switch (element.Name.LocalName)
            {
                case "TextObject":
                    AddText(element, glyphs);
                    break;
                case "PathObject":
                    AddPath(element, across, down);
                    break;
                case "ImageObject" when pictures.Count < MaxPictures && Picture(element, size, media) is { } picture:
                    pictures.Add(picture);
                    break;
            }
        }

        return new(number, size.Width, size.Height, glyphs, across, down, pictures);
    }

    private static PageImage? Picture(XElement image, (double Width, double Height) page, OfdResources media) =>
        Numbers((string?)image.Attribute("Boundary")) is [var left, var top, var width, var height]
            ? PageImage.Create(
                left * Points,
                top * Points,
                (left + width) * Points,
                (top + height) * Points,
                page,
                () => media.Take((string?)image.Attribute("ResourceID") ?? "")
            )
            : null;

    private static void AddText(XElement text, List<PageGlyph> glyphs)
    {
        var boundary = Numbers((string?)text.Attribute("Boundary"));
        var size = Numbers((string?)text.Attribute("Size")).FirstOrDefault(4);
        var matrix = Numbers((string?)text.Attribute("CTM"));
        if (boundary.Length < 2)
        {
            return;
        }

        foreach (var code in text.Elements().Where(e => e.Name.LocalName == "TextCode"))
        {
            var (x, y) = (
                Numbers((string?)code.Attribute("X")).FirstOrDefault(),
                Numbers((string?)code.Attribute("Y")).FirstOrDefault(size)
            );
            var (across, down) = (
                Steps((string?)code.Attribute("DeltaX"), code.Value.Length),
                Steps((string?)code.Attribute("DeltaY"), code.Value.Length)
            );
            var at = 0;
            foreach (var rune in code.Value.EnumerateRunes())
            {
                var (px, py) =
                    matrix.Length == 6
                        ? ((matrix[0] * x) + (matrix[2] * y) + matrix[4], (matrix[1] * x) + (matrix[3] * y) + matrix[5])
                        : (x, y);
                var scale = matrix.Length == 6 ? Math.Max(Math.Abs(matrix[3]), 0.01) : 1;
                var left = (boundary[0] + px) * Points;
                var width = rune.Value < 0x2E80 ? 0.5 : 1;
                glyphs.Add(
                    new(
                        rune.ToString(),
                        left,
                        left + (size * scale * width * Points),
                        (boundary[1] + py) * Points,
                        Math.Clamp(size * scale * Points, 1, 200)
                    )
                );
                x +=
                    at < across.Count ? across[at]
                    : across.Count > 0 || down.Count > 0 ? 0
                    : size * width;
                y += at < down.Count ? down[at] : 0;
                at++;
            }
        }
    }

    private static void AddPath(XElement path, List<RulingLine> across, List<RulingLine> down)
    {
        const double MaxThickness = 1;
        var boundary = Numbers((string?)path.Attribute("Boundary"));
        if (boundary.Length != 4)
        {
            return;
        }

        var (left, top, right, bottom) = (
            boundary[0] * Points,
            boundary[1] * Points,
            (boundary[0] + boundary[2]) * Points,
            (boundary[1] + boundary[3]) * Points
        );
        if (boundary[3] <= MaxThickness && boundary[2] > MaxThickness)
        {
            across.Add(new((top + bottom) / 2, left, right));
        }
        else if (boundary[2] <= MaxThickness && boundary[3] > MaxThickness)
        {
            down.Add(new((left + right) / 2, top, bottom));
        }
        else if ((string?)path.Attribute("Stroke") != "false")
        {
            across.AddRange([new(top, left, right), new(bottom, left, right)]);
            down.AddRange([new(left, top, bottom), new(right, top, bottom)]);
        }
    }

    // "g 27 5.5715" is the same step so many times; more of them than characters are of no use.
    private static List<double> Steps(string? text, int most)
    {
        var steps = new List<double>();
        var parts = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length && steps.Count < most; i++)
        {
            if (parts[i] == "g" && i + 2 < parts.Length)
            {
                var times = Math.Clamp((int)Number(parts[i + 1]), 0, most - steps.Count);
                steps.AddRange(Enumerable.Repeat(Number(parts[i + 2]), times));
                i += 2;
            }
            else
            {
                steps.Add(Number(parts[i]));
            }
        }

        return steps;
    }

    private static double[] Numbers(string? text) =>
        [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(16).Select(Number)];

    private static double Number(string text) =>
        Math.Clamp(double.Parse(text, CultureInfo.InvariantCulture), -100_000, 100_000);
}
