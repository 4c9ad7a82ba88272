using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Narrative.Domain;
using Disclosure.Vocabulary;

namespace Disclosure.Narrative.Storage;

/// <summary>Prose as it is stored: JSON of short keys, of its own and apart from every contract.</summary>
internal static class StoredProse
{
    public const int Format = 1;

    private static readonly JsonSerializerOptions s_options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IEnumerable<ProseSection> sections) =>
        JsonSerializer.Serialize(
            sections.Select(s => new StoredSection(s.Name, s.Heading, s.Revision, [.. s.Blocks.Select(ToStored)])),
            s_options
        );

    public static IReadOnlyList<ProseSection> Read(string body) =>
        [
            .. (JsonSerializer.Deserialize<StoredSection[]>(body, s_options) ?? []).Select(s => new ProseSection(
                s.Name,
                s.Heading ?? "",
                [.. s.Blocks.Select(ToBlock)],
                s.Revision
            )),
        ];

    private static StoredBlock ToStored(Block block) =>
        block switch
        {
            Heading heading => new(heading.Level, heading.Content, null),
            Paragraph { Runs: [{ Bold: false } only] } => new(0, only.Text, null),
            Paragraph paragraph => new(0, null, [.. paragraph.Runs.Select(r => new StoredRun(r.Text, r.Bold))]),
            _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, null),
        };

    private static Block ToBlock(StoredBlock block) =>
        block.Level > 0 ? new Heading(block.Level, block.Text ?? "")
        : block.Runs is null ? new Paragraph(block.Text ?? "")
        : new Paragraph([.. block.Runs.Select(r => new Run(r.Text, r.Bold))]);

    private sealed record StoredSection(
        [property: JsonPropertyName("s")] string Name,
        [property: JsonPropertyName("h")] string? Heading,
        [property: JsonPropertyName("r")] long Revision,
        [property: JsonPropertyName("b")] StoredBlock[] Blocks
    );

    private sealed record StoredBlock(
        [property: JsonPropertyName("l")] int Level,
        [property: JsonPropertyName("t")] string? Text,
        [property: JsonPropertyName("r")] StoredRun[]? Runs
    );

    private sealed record StoredRun(
        [property: JsonPropertyName("t")] string Text,
        [property: JsonPropertyName("b")] bool Bold
    );
}
