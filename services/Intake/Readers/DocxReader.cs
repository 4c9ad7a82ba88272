using Disclosure.Intake.Domain;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Intake.Readers;

/// <summary>Word documents: paragraphs and tables of the main part, as they stand after all tracked changes.</summary>
internal sealed class DocxReader : IDocumentReader
{
    private const int MaxTables = 500;

    public IReadOnlyList<string> ContentTypes { get; } = [ContentKind.Docx];

    public ExtractedDocument Read(ReadOnlyMemory<byte> content, string charset, CancellationToken cancellation)
    {
        using (var archive = PackageValidator.Open(content, cancellation))
        {
            PackageValidator.CheckXml(archive, cancellation);
        }

        try
        {
            using var whole = OfficePackage.Open(content);
            using var package = WordprocessingDocument.Open(whole, OfficePackage.Settings);
            var main = package.MainDocumentPart;
            var body = main?.Document?.Body ?? throw DocumentErrors.Unreadable("文档没有正文");
            var reading = new Reading(
                DocxStyles.Find(main.StyleDefinitionsPart),
                DocxAnnotations.ReadFootnotes(main),
                new DocxImages(main)
            );
            reading.Walk(body);
            return new(reading.Items, IsWrapped: false) { Notes = [.. DocxAnnotations.FindTrackedChanges(body)] };
        }
        catch (Exception broken)
            when (broken
                    is OpenXmlPackageException
                        or System.Xml.XmlException
                        or InvalidDataException
                        or FileFormatException
                        or FormatException
                        or OverflowException
                        or ArgumentException
                        or InvalidCastException
                        or InvalidOperationException
            )
        {
            throw DocumentErrors.Unreadable("Word 文档已损坏，请用 Word 打开并重新保存后再导入");
        }
    }

    private sealed class Reading(DocxStyles styles, IReadOnlyDictionary<long, string> footnotes, DocxImages pictures)
    {
        private int _tables;
        private int _paragraphs;

        public List<ExtractedItem> Items { get; } = [];

        public void Walk(OpenXmlElement parent)
        {
            foreach (var element in parent.ChildElements)
            {
                switch (element)
                {
                    case W.Paragraph paragraph:
                        Add(paragraph);
                        break;
                    case W.Table table:
                        Add(table);
                        break;
                    case W.SdtBlock or W.SdtContentBlock or W.CustomXmlBlock:
                        Walk(element);
                        break;
                }
            }
        }

        private void Add(W.Paragraph paragraph)
        {
            _paragraphs++;
            var properties = paragraph.ParagraphProperties;
            var style = styles.Find(properties?.ParagraphStyleId?.Val?.Value);
            var isNumbered = properties?.NumberingProperties is not null;
            var lines = DocxText.Lines(paragraph).Where(r => r.Count > 0).ToArray();
            if (style.IsCaption && lines.Length == 1 && Items is [.., ExtractedImage { Caption: "" } above])
            {
                Items[^1] = above with { Caption = string.Concat(lines[0].Select(r => r.Text)) };
                return;
            }

            foreach (var runs in lines)
            {
                Items.Add(new ExtractedLine(runs, _paragraphs, style.Level, style.IsTitle, IsNumbered: isNumbered));
            }

            Items.AddRange(pictures.Find(paragraph));
            foreach (var box in DocxText.Boxes(paragraph))
            {
                Walk(box);
            }

            // What stands at the foot of the page is said behind the paragraph that refers to it.
            foreach (var reference in paragraph.Descendants<W.FootnoteReference>())
            {
                if (footnotes.GetValueOrDefault(reference.Id?.Value ?? -1) is { Length: > 0 } text)
                {
                    Items.Add(new ExtractedLine([new($"注：{text}")], _paragraphs));
                }
            }
        }

        private void Add(W.Table table)
        {
            if (++_tables > MaxTables)
            {
                throw DocumentErrors.TooLarge("表格数", MaxTables);
            }

            // A table that frames other tables, or nothing but pictures, is layout.
            if (table.Descendants<W.Table>().Any() || (DocxImages.Contains(table) && table.InnerText.Length == 0))
            {
                foreach (
                    var cell in table.Descendants<W.TableCell>().Where(c => c.Ancestors<W.Table>().First() == table)
                )
                {
                    Walk(cell);
                }

                return;
            }

            Items.Add(new ExtractedTable(_tables, DocxText.Rows(table)));
            Items.AddRange(table.Descendants<W.Paragraph>().SelectMany(pictures.Find));
        }
    }
}
