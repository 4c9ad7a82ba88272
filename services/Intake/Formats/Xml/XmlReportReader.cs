using System.Xml;
using System.Xml.Linq;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Reports;
using Disclosure.Intake.Formats.Images;

namespace Disclosure.Intake.Formats.Xml;

/// <summary>
/// Reads the XML that this system exports (namespace urn:disclosure:report:v1). It names sections and cells, so
/// nothing is guessed.
/// </summary>
internal static class XmlReportReader
{
    // Deeper than any export.
    private const int MaxDepth = 32;

    /// <summary>DOCUMENT_UNREADABLE, DOCUMENT_TOO_LARGE.</summary>
    public static DocumentReading Read(ReadOnlyMemory<byte> content, EditionCatalog editions)
    {
        try
        {
            return Read(Load(content), editions);
        }
        catch (Exception broken)
            when (broken
                    is XmlException
                        or FormatException
                        or OverflowException
                        or InvalidOperationException
                        or ArgumentException
            )
        {
            throw DocumentErrors.Unreadable("不是本系统导出的年报 XML，或内容已损坏");
        }
    }

    // The depth is bounded before a tree is built, and definitions (DTD) are refused.
    private static XElement Load(ReadOnlyMemory<byte> content)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit };
        using (var depth = XmlReader.Create(new MemoryStream(content.ToArray()), settings))
        {
            while (depth.Read())
            {
                if (depth.Depth > MaxDepth)
                {
                    throw DocumentErrors.TooLarge("文档嵌套层数", MaxDepth);
                }
            }
        }

        using var xml = XmlReader.Create(new MemoryStream(content.ToArray()), settings);
        var root = XElement.Load(xml, LoadOptions.PreserveWhitespace);
        return root.Name.LocalName == "report" ? root : throw new XmlException("The root is another element.");
    }

    // Cells have no origins: the file says which they are.
    private static DocumentReading Read(XElement root, EditionCatalog editions)
    {
        var statistics = Only(root, "statistics");
        var id = (string?)statistics.Attribute("edition");
        var edition = editions.Find(id ?? "") ?? throw DocumentErrors.Unreadable($"没有“{id}”版的年报表样");
        var sections = All(Only(root, "narrative"), "section").Select(SectionOf).ToArray();
        return new(
            Only(root, "title").Value,
            Only(root, "agencyName").Value,
            int.Parse(Only(root, "year").Value),
            MetadataExtractor.FindContact(sections.FirstOrDefault(s => s.Name == edition.Preamble)?.Text ?? ""),
            sections,
            SheetOf(statistics, edition),
            [],
            [],
            [],
            ExportedImages.Parse(
                All(root, "pictures").SelectMany(p => All(p, "picture")).Select(p => (Attribute(p, "picture"), p.Value))
            )
        );
    }

    // A cell that the edition lacks is refused rather than dropped.
    private static Sheet SheetOf(XElement statistics, Edition edition)
    {
        var values = new CellValue[edition.Cells.Count];
        var remarks = new Dictionary<string, string>();
        foreach (var element in statistics.Elements())
        {
            var cell = (string?)element.Attribute("cell") ?? "";
            var index = edition.IndexOf(cell);
            if (index < 0)
            {
                throw DocumentErrors.Unreadable($"{edition.Id}版表样没有单元格 {cell}");
            }

            switch (element.Name.LocalName)
            {
                case "cell" when !CellValue.TryParse(element.Value, out values[index]):
                    throw DocumentErrors.Unreadable($"单元格 {cell} 的内容不是数字");
                case "notApplicable":
                    values[index] = CellValue.NotApplicable;
                    break;
                case "remark":
                    remarks[cell] = element.Value.Length <= 200 ? element.Value : element.Value[..200];
                    break;
            }
        }

        return new(edition, values, remarks);
    }

    // A section holds blocks and then its topics, which are sections too.
    private static Section SectionOf(XElement section) =>
        new(
            Attribute(section, "section"),
            Attribute(section, "heading"),
            [.. section.Elements().Where(e => e.Name.LocalName != "section").Select(BlockOf)],
            [.. All(section, "section").Select(SectionOf)]
        );

    // An unknown block is refused rather than dropped.
    private static Block BlockOf(XElement block) =>
        block.Name.LocalName switch
        {
            "heading" => new Heading((int?)block.Attribute("level") ?? 3, block.Value),
            "paragraph" => ParagraphOf(block),
            "list" => new ItemList(
                (bool?)block.Attribute("ordered") ?? false,
                [.. All(block, "item").Select(ParagraphOf)]
            ),
            "picture" => new PictureBlock(
                Attribute(block, "picture"),
                Attribute(block, "caption"),
                Attribute(block, "alternativeText")
            ),
            "table" => new SmallTable(
                Attribute(block, "caption"),
                (bool?)block.Attribute("headed") ?? false,
                [.. All(block, "row").Select(r => All(r, "cell").Select(c => c.Value).ToArray())]
            ),
            _ => throw new FormatException($"No block is called {block.Name.LocalName}."),
        };

    // A paragraph or an item of a list: runs of one weight each.
    private static Paragraph ParagraphOf(XElement paragraph) =>
        new([.. All(paragraph, "run").Select(r => new TextRun(r.Value, (bool?)r.Attribute("bold") ?? false))]);

    // Elements are compared by local names: tools drop or rename prefixes.
    private static IEnumerable<XElement> All(XElement element, string name) =>
        element.Elements().Where(e => e.Name.LocalName == name);

    // An element that must be there exactly once.
    private static XElement Only(XElement element, string name) => All(element, name).Single();

    // Empty where it is absent.
    private static string Attribute(XElement element, string name) => (string?)element.Attribute(name) ?? "";
}
