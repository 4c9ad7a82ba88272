using System.Text.Json;
using Disclosure.Form;
using Disclosure.Intake.Domain.Documents;
using Disclosure.Intake.Domain.Reports;
using Disclosure.Intake.Formats.Images;

namespace Disclosure.Intake.Formats.Json;

/// <summary>Reads the JSON that this system exports. It names sections and cells, so nothing is guessed.</summary>
internal static class JsonReportReader
{
    // Deeper than any export.
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 32 };

    /// <summary>DOCUMENT_UNREADABLE.</summary>
    public static DocumentReading Read(ReadOnlyMemory<byte> content, EditionCatalog editions)
    {
        try
        {
            using var json = JsonDocument.Parse(content, s_options);
            return Read(json.RootElement, editions);
        }
        catch (Exception broken)
            when (broken is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw DocumentErrors.Unreadable("不是本系统导出的年报 JSON，或内容已损坏");
        }
    }

    // Cells have no origins: the file says which they are.
    private static DocumentReading Read(JsonElement root, EditionCatalog editions)
    {
        var statistics = root.GetProperty("statistics");
        var id = statistics.GetProperty("edition").GetString();
        var edition = editions.Find(id ?? "") ?? throw DocumentErrors.Unreadable($"没有“{id}”版的年报表样");
        var sections = root.GetProperty("narrative")
            .GetProperty("sections")
            .EnumerateArray()
            .Select(SectionOf)
            .ToArray();
        var preamble = sections.FirstOrDefault(s => s.Name == edition.Preamble)?.Text ?? "";
        var sheet = SheetOf(statistics, edition);
        return new(
            Text(root, "title"),
            Text(root, "agencyName"),
            root.TryGetProperty("year", out var year) ? year.GetInt32() : 0,
            MetadataExtractor.FindContact(preamble),
            sections,
            sheet,
            [],
            [],
            [],
            ExportedImages.Parse(Items(root, "pictures").Select(p => (Text(p, "picture"), Text(p, "content"))))
        );
    }

    // A blank cell is absent. A remark belongs to a blank cell and says what is printed there.
    private static Sheet SheetOf(JsonElement statistics, Edition edition)
    {
        var values = new CellValue[edition.Cells.Count];
        foreach (var cell in statistics.GetProperty("cells").EnumerateObject())
        {
            if (!CellValue.TryParse(cell.Value.GetString(), out values[Index(edition, cell.Name)]))
            {
                throw DocumentErrors.Unreadable($"单元格 {cell.Name} 的内容不是数字");
            }
        }

        foreach (var cell in Items(statistics, "notApplicable"))
        {
            values[Index(edition, cell.GetString() ?? "")] = CellValue.NotApplicable;
        }

        var remarks = new Dictionary<string, string>();
        if (statistics.TryGetProperty("remarks", out var found))
        {
            foreach (var remark in found.EnumerateObject().Where(r => values[Index(edition, r.Name)].IsBlank))
            {
                remarks[remark.Name] = remark.Value.GetString() is { Length: <= 200 } text ? text : "";
            }
        }

        return new(edition, values, remarks);
    }

    // A cell that the edition lacks is refused rather than dropped.
    private static int Index(Edition edition, string cell) =>
        edition.IndexOf(cell) is >= 0 and var index
            ? index
            : throw DocumentErrors.Unreadable($"{edition.Id}版表样没有单元格 {cell}");

    // A section may have plain text in place of blocks.
    private static Section SectionOf(JsonElement section)
    {
        var blocks = Items(section, "blocks").Select(BlockOf).ToArray();
        return new(
            Text(section, "section"),
            Text(section, "heading"),
            blocks.Length > 0 ? blocks : Section.Paragraphs(Text(section, "text")),
            [.. Items(section, "sections").Select(SectionOf)]
        );
    }

    // A block is an object with one member that names its kind.
    private static Block BlockOf(JsonElement block)
    {
        if (block.TryGetProperty("heading", out var heading))
        {
            return new Heading(heading.GetProperty("level").GetInt32(), Text(heading, "text"));
        }

        if (block.TryGetProperty("list", out var list))
        {
            return new ItemList(Is(list, "ordered"), [.. Items(list, "items").Select(ParagraphOf)]);
        }

        if (block.TryGetProperty("picture", out var picture))
        {
            return new PictureBlock(
                Text(picture, "picture"),
                Text(picture, "caption"),
                Text(picture, "alternativeText")
            );
        }

        return block.TryGetProperty("table", out var table)
            ? TableOf(table)
            : ParagraphOf(block.GetProperty("paragraph"));
    }

    // A paragraph or an item of a list: runs of one weight each.
    private static Paragraph ParagraphOf(JsonElement paragraph) =>
        new([
            .. paragraph.GetProperty("runs").EnumerateArray().Select(r => new TextRun(Text(r, "text"), Is(r, "bold"))),
        ]);

    // A table of words in the prose; the form's tables are cells of the sheet.
    private static SmallTable TableOf(JsonElement table) =>
        new(
            Text(table, "caption"),
            Is(table, "headed"),
            [.. Items(table, "rows").Select(r => Items(r, "cells").Select(c => c.GetString() ?? "").ToArray())]
        );

    // Absent members have their default.
    private static bool Is(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.GetBoolean();

    // Nothing where the member is absent.
    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var items) ? items.EnumerateArray() : default;

    // Empty where the member is absent or null.
    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";
}
