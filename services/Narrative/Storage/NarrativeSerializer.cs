using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Form;
using Disclosure.Narrative.Domain;

namespace Disclosure.Narrative.Storage;

/// <summary>Serializes prose for storage: JSON with short keys, independent of every contract.</summary>
internal static class NarrativeSerializer
{
    /// <summary>Stored beside the body; a change of the keys below needs another number.</summary>
    public const int Format = 1;

    // Chinese is stored as it is, and defaults are left out.
    private static readonly JsonSerializerOptions s_options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The body of a revision.</summary>
    public static string Serialize(IEnumerable<ProseSection> sections) =>
        JsonSerializer.Serialize(
            sections.Select(s => new StoredSection(s.Name, s.Heading, s.Revision, [.. s.Blocks.Select(ToStored)])),
            s_options
        );

    /// <summary>The sections of a body, in the order stored.</summary>
    public static IReadOnlyList<ProseSection> Deserialize(string body) =>
        [
            .. (JsonSerializer.Deserialize<StoredSection[]>(body, s_options) ?? []).Select(s => new ProseSection(
                s.Name,
                s.Heading ?? "",
                [.. s.Blocks.Select(ToBlock)],
                s.Revision
            )),
        ];

    // Which keys are there tells the kind of block.
    private static StoredBlock ToStored(Block block) =>
        block switch
        {
            Heading heading => new() { Level = heading.Level, Text = heading.Content },
            Paragraph paragraph => ToStored(paragraph),
            ItemList list => new() { Ordered = list.Ordered, Items = [.. list.Items.Select(ToStored)] },
            PictureBlock picture => new()
            {
                Picture = picture.Id,
                Text = picture.Caption,
                Alternative = picture.AlternativeText,
            },
            SmallTable table => new()
            {
                Text = table.Caption,
                Headed = table.Headed,
                Rows = [.. table.Rows.Select(r => r.ToArray())],
            },
            _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, null),
        };

    // Plain text needs no runs.
    private static StoredBlock ToStored(Paragraph paragraph) =>
        paragraph.Runs is [{ Bold: false } only]
            ? new() { Text = only.Text }
            : new() { Runs = [.. paragraph.Runs.Select(r => new StoredRun(r.Text, r.Bold))] };

    // Heading, list, picture, table, or else a paragraph.
    private static Block ToBlock(StoredBlock block) =>
        block switch
        {
            { Level: > 0 } => new Heading(block.Level, block.Text ?? ""),
            { Items: { } items } => new ItemList(block.Ordered, [.. items.Select(ToParagraph)]),
            { Picture: { } picture } => new PictureBlock(picture, block.Text ?? "", block.Alternative ?? ""),
            { Rows: { } rows } => new SmallTable(block.Text ?? "", block.Headed, rows),
            _ => ToParagraph(block),
        };

    private static Paragraph ToParagraph(StoredBlock block) =>
        block.Runs is null
            ? new(block.Text ?? "")
            : new Paragraph([.. block.Runs.Select(r => new TextRun(r.Text, r.Bold))]);

    // s: name, h: heading, r: revision, b: blocks.
    private sealed record StoredSection(
        [property: JsonPropertyName("s")] string Name,
        [property: JsonPropertyName("h")] string? Heading,
        [property: JsonPropertyName("r")] long Revision,
        [property: JsonPropertyName("b")] StoredBlock[] Blocks
    );

    // One record for all kinds; keys that a kind does not use are absent.
    private sealed record StoredBlock
    {
        [JsonPropertyName("l")]
        public int Level { get; init; }

        [JsonPropertyName("t")]
        public string? Text { get; init; }

        [JsonPropertyName("r")]
        public StoredRun[]? Runs { get; init; }

        [JsonPropertyName("o")]
        public bool Ordered { get; init; }

        [JsonPropertyName("i")]
        public StoredBlock[]? Items { get; init; }

        [JsonPropertyName("p")]
        public string? Picture { get; init; }

        [JsonPropertyName("a")]
        public string? Alternative { get; init; }

        [JsonPropertyName("h")]
        public bool Headed { get; init; }

        [JsonPropertyName("c")]
        public string[][]? Rows { get; init; }
    }

    private sealed record StoredRun(
        [property: JsonPropertyName("t")] string Text,
        [property: JsonPropertyName("b")] bool Bold
    );
}
