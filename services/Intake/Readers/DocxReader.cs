using Disclosure.Intake.Domain;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Intake.Readers;

/// <summary>Word documents: paragraphs and tables of the main part, as they stand after all tracked changes.</summary>
internal sealed class DocxReader : IDocumentReader
{
    private const int MaxTables = 500;

    public IReadOnlyList<string> ContentTypes { get; } =
    ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"];

    public Source Read(ReadOnlyMemory<byte> content, string charset, CancellationToken cancellation)
    {
        PackageGuard.Check(content, cancellation);
        try
        {
            using var package = WordprocessingDocument.Open(new MemoryStream(content.ToArray()), isEditable: false);
            var main = package.MainDocumentPart;
            var body = main?.Document?.Body ?? throw Unreadable.Because("文档没有正文");
            var reading = new Reading(DocxStyles.Of(main.StyleDefinitionsPart));
            reading.Walk(body);
            return new(reading.Items, IsWrapped: false);
        }
        catch (Exception broken)
            when (broken
                    is OpenXmlPackageException
                        or System.Xml.XmlException
                        or InvalidDataException
                        or FileFormatException
            )
        {
            throw Unreadable.Because("Word 文档已损坏，请用 Word 打开并重新保存后再导入");
        }
    }

    private sealed class Reading(DocxStyles styles)
    {
        private int _tables;
        private int _paragraphs;

        public List<SourceItem> Items { get; } = [];

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
            var style = styles.Of(properties?.ParagraphStyleId?.Val?.Value);
            var isNumbered = properties?.NumberingProperties is not null;
            foreach (var runs in DocxText.Lines(paragraph).Where(r => r.Count > 0))
            {
                Items.Add(new SourceLine(runs, _paragraphs, style.Level, style.IsTitle, IsNumbered: isNumbered));
            }
        }

        private void Add(W.Table table)
        {
            if (++_tables > MaxTables)
            {
                throw Unreadable.TooLarge("表格数", MaxTables);
            }

            // A table that frames other tables is layout.
            if (table.Descendants<W.Table>().Any())
            {
                foreach (
                    var cell in table.Descendants<W.TableCell>().Where(c => c.Ancestors<W.Table>().First() == table)
                )
                {
                    Walk(cell);
                }

                return;
            }

            Items.Add(new SourceTable(_tables, DocxText.Rows(table)));
        }
    }
}
