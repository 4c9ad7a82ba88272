using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Disclosure.Form;
using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Formats.Json;

/// <summary>The report as data, in the shape of the public view: a blank cell is absent.</summary>
internal sealed class JsonReportWriter : IReportWriter
{
    private static readonly JsonWriterOptions s_options = new()
    {
        // The same bytes everywhere, and Chinese that people can read.
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public byte[] Write(ReportContent content)
    {
        var buffer = new ArrayBufferWriter<byte>(32 * 1024);
        // Order of the members is fixed: the digest of the file depends on it.
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("title", content.Title);
            json.WriteString("agencyName", content.AgencyName);
            json.WriteNumber("year", content.Year);
            json.WriteString("edition", content.Sheet.Edition.Id);
            json.WriteStartObject("narrative");
            WriteSections(json, content.Sections);
            json.WriteEndObject();
            WriteStatistics(json, content.Sheet);
            WritePictures(json, content.Pictures);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    // A section is written with its own blocks, its plain text and its sub-sections.
    private static void WriteSections(Utf8JsonWriter json, IEnumerable<Section> sections)
    {
        json.WriteStartArray("sections");
        foreach (var section in sections)
        {
            json.WriteStartObject();
            json.WriteString("section", section.Name);
            json.WriteString("heading", section.Heading);
            json.WriteStartArray("blocks");
            foreach (var block in section.Blocks)
            {
                WriteBlock(json, block);
            }

            json.WriteEndArray();
            // Plain text for programs that do not care about blocks.
            json.WriteString("text", section.Text);
            WriteSections(json, section.Sections);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // A block is an object with one member, which names its kind.
    private static void WriteBlock(Utf8JsonWriter json, Block block)
    {
        json.WriteStartObject();
        switch (block)
        {
            case Heading heading:
                json.WriteStartObject("heading");
                json.WriteNumber("level", heading.Level);
                json.WriteString("text", heading.Content);
                break;
            case Paragraph paragraph:
                json.WriteStartObject("paragraph");
                WriteRuns(json, paragraph);
                break;
            case ItemList list:
                json.WriteStartObject("list");
                json.WriteBoolean("ordered", list.Ordered);
                json.WriteStartArray("items");
                foreach (var item in list.Items)
                {
                    json.WriteStartObject();
                    WriteRuns(json, item);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
            case PictureBlock picture:
                json.WriteStartObject("picture");
                json.WriteString("picture", picture.Id);
                json.WriteString("caption", picture.Caption);
                json.WriteString("alternativeText", picture.AlternativeText);
                break;
            case SmallTable table:
                json.WriteStartObject("table");
                WriteTable(json, table);
                break;
            // A new kind of block must be added here; without it a report could lose text.
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, null);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Runs keep bold apart; their texts joined are the paragraph.
    private static void WriteRuns(Utf8JsonWriter json, Paragraph paragraph)
    {
        json.WriteStartArray("runs");
        foreach (var run in paragraph.Runs)
        {
            json.WriteStartObject();
            json.WriteString("text", run.Text);
            json.WriteBoolean("bold", run.Bold);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Rows are objects, so that members can be added to them later.
    private static void WriteTable(Utf8JsonWriter json, SmallTable table)
    {
        json.WriteString("caption", table.Caption);
        json.WriteBoolean("headed", table.Headed);
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            json.WriteStartArray("cells");
            foreach (var cell in row)
            {
                json.WriteStringValue(cell);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // The bytes go with the report, so that it is whole by itself.
    private static void WritePictures(Utf8JsonWriter json, IReadOnlyDictionary<string, RasterImage> pictures)
    {
        json.WriteStartArray("pictures");
        // Dictionaries have no order of their own; the file needs one.
        foreach (var (id, image) in pictures.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("picture", id);
            json.WriteString("mediaType", image.MediaType);
            json.WriteBase64String("content", image.Content.Span);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Blank cells are left out. Cells that do not apply and remarks are lists of their own.
    private static void WriteStatistics(Utf8JsonWriter json, Sheet sheet)
    {
        json.WriteStartObject("statistics");
        json.WriteString("edition", sheet.Edition.Id);
        json.WriteStartObject("cells");
        for (var i = 0; i < sheet.Values.Length; i++)
        {
            if (sheet[i].IsNumber)
            {
                // As text: a decimal would lose trailing zeros and large counts in JavaScript.
                json.WriteString(sheet.Edition.Cells[i].Name, sheet[i].ToString());
            }
        }

        json.WriteEndObject();
        json.WriteStartArray("notApplicable");
        for (var i = 0; i < sheet.Values.Length; i++)
        {
            if (sheet[i].IsNotApplicable)
            {
                json.WriteStringValue(sheet.Edition.Cells[i].Name);
            }
        }

        json.WriteEndArray();
        json.WriteStartObject("remarks");
        foreach (var (cell, text) in sheet.Remarks.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            json.WriteString(cell, text);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
