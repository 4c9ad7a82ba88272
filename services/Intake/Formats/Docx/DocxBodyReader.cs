using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Disclosure.Intake.Formats.Docx;

/// <summary>Walks the body of a Word document and gathers its lines, tables and images in order.</summary>
internal sealed class DocxBodyReader(
    DocxStyles styles,
    IReadOnlyDictionary<long, string> footnotes,
    DocxImages pictures,
    DocxEmbeddings embeddings,
    LeftOutContent leftOut
)
{
    // Beyond them a document is refused.
    private const int MaxTables = 500;

    private readonly DocxInlineReader _text = new(styles, leftOut);

    // The text before a paragraph mark that was deleted; it goes on in the next paragraph.
    private List<TextRun> _begun = [];
    private int _tables;
    private int _paragraphs;

    /// <summary>What was gathered so far.</summary>
    public List<ExtractedItem> Items { get; } = [];

    /// <summary>Visits paragraphs and tables below an element, content controls included.</summary>
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
                case AlternateContent alternatives:
                    Walk((OpenXmlElement?)alternatives.Child("Choice") ?? alternatives);
                    break;
                case W.AltChunk or { LocalName: "subDoc" }:
                    embeddings.Note(element);
                    break;
                case var _ when DocxBlocks.Prompt(element) is { } prompt:
                    leftOut.Add(LeftOutKind.Prompt, prompt);
                    break;
                case var _ when DocxBlocks.IsWrapper(element):
                    Walk(element);
                    break;
            }
        }
    }

    // A paragraph is a line for every line break in it. A caption belongs to the image above it.
    private void Add(W.Paragraph paragraph)
    {
        _paragraphs++;
        var properties = paragraph.ParagraphProperties;
        var style = styles.Find(properties?.ParagraphStyleId?.Val?.Value);
        var isNumbered = properties?.NumberingProperties is not null;
        var all = _text.Lines(paragraph);
        all[0].InsertRange(0, _begun);
        _begun = [];
        if (properties?.ParagraphMarkRunProperties?.ChildElements.Any(e => e is W.Deleted or W.MoveFrom) == true)
        {
            _begun = all[^1];
            all.RemoveAt(all.Count - 1);
        }

        var lines = all.Where(r => r.Count > 0).ToArray();
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
        embeddings.NoteObjects(paragraph);
        foreach (var box in DocxBlocks.Boxes(paragraph))
        {
            Walk(box);
        }

        AddFootnotes(paragraph);
    }

    // What stands at the foot of the page is said behind the paragraph that refers to it.
    private void AddFootnotes(W.Paragraph paragraph)
    {
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
            foreach (var cell in table.Descendants<W.TableCell>().Where(c => c.Ancestors<W.Table>().First() == table))
            {
                Walk(cell);
            }

            return;
        }

        Items.Add(new ExtractedTable(_tables, new DocxTable(_text, leftOut).Rows(table)));
        foreach (var paragraph in table.Descendants<W.Paragraph>())
        {
            Items.AddRange(pictures.Find(paragraph));
            embeddings.NoteObjects(paragraph);
        }
    }
}
