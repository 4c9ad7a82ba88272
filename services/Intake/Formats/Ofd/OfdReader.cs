using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Formats.Packages;
using Disclosure.Intake.Formats.PageLayout;

namespace Disclosure.Intake.Formats.Ofd;

/// <summary>
/// Reads OFD (GB/T 33190): places the characters, rules and images of its pages as those of any fixed layout. Lengths
/// in the file are millimetres from the upper left corner; here they are points.
/// </summary>
internal static class OfdReader
{
    // Far more than any report has; beyond them a document is refused.
    private const int MaxPages = 300;
    private const int MaxGlyphs = 1_000_000;

    /// <summary>DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE.</summary>
    public static ExtractedDocument Read(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        try
        {
            using var archive = PackageValidator.Open(content, cancellation);
            PackageValidator.CheckXml(archive, cancellation);
            var leftOut = new LeftOutContent();
            var pages = Pages(archive, leftOut, cancellation);
            if (pages.Sum(p => p.Glyphs.Count) == 0)
            {
                throw DocumentErrors.Unreadable("OFD 中没有文字，可能是扫描件，请导入有文字的文件");
            }

            return PageAssembler.Assemble(HeaderFooterFilter.Apply(pages, leftOut), leftOut, cancellation);
        }
        catch (Exception broken)
            when (broken is XmlException or InvalidDataException or FormatException or OverflowException)
        {
            throw DocumentErrors.Unreadable("OFD 文件已损坏，请重新生成后再导入");
        }
    }

    // OFD.xml names the document (DocRoot), which lists its pages; both sit in folders of the package.
    private static List<FixedPage> Pages(ZipArchive archive, LeftOutContent leftOut, CancellationToken cancellation)
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

        var box = OfdNumbers.Parse(
            document.Descendants().FirstOrDefault(e => e.Name.LocalName == "PhysicalBox")?.Value
        );
        var media = new OfdResources(archive, document, folder);
        var pages = new List<FixedPage>();
        var glyphs = 0;
        foreach (var location in locations)
        {
            cancellation.ThrowIfCancellationRequested();
            pages.Add(
                OfdPageReader.Read(
                    Load(archive, OfdResources.Resolve(folder, location)),
                    pages.Count + 1,
                    box,
                    media,
                    leftOut
                )
            );
            if ((glyphs += pages[^1].Drawn) > MaxGlyphs)
            {
                throw DocumentErrors.TooLarge("字数", MaxGlyphs);
            }
        }

        return pages;
    }

    // A part of the package; one that is named and not there makes the document unreadable.
    private static XElement Load(ZipArchive archive, string path)
    {
        using var xml = PackageValidator.OpenXml(
            archive.GetEntry(path) ?? throw DocumentErrors.Unreadable($"OFD 文件里缺少 {path}")
        );
        return XElement.Load(xml);
    }
}
