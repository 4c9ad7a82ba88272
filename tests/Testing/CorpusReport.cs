using System.Text.Json;

namespace Disclosure.Testing;

/// <summary>A real report's true values, as written down beside it (KEYS.txt of the corpus).</summary>
/// <param name="Id">File name without its ending.</param>
/// <param name="File">Full path of its text.</param>
/// <param name="Cells">table.row.column to the number printed; null where blank or not a plain number.</param>
/// <param name="Raw">The cell exactly as printed where it is not a plain number.</param>
public sealed record CorpusReport(
    string Id,
    string File,
    string Title,
    string AgencyName,
    int Year,
    string Edition,
    IReadOnlyDictionary<string, decimal?> Cells,
    IReadOnlyDictionary<string, string> Raw
)
{
    /// <summary>Every report of the corpus that has a text or Markdown file; none where the corpus is absent.</summary>
    public static IReadOnlyList<CorpusReport> All { get; } =
        Repository.Corpus is { } corpus
            ? [.. Directory.GetFiles(corpus, "*.expected.json").Order(StringComparer.Ordinal).Select(Load)]
            : [];

    /// <summary>
    /// Those that the reader was not made with, most of them a first page; none where they are absent. What is no annual report at all
    /// is left out.
    /// </summary>
    public static IReadOnlyList<CorpusReport> Unseen { get; } =
        Repository.Corpus is { } corpus && Directory.Exists(corpus + "-new")
            ?
            [
                .. Directory
                    .GetFiles(corpus + "-new", "*.expected.json")
                    .Where(f => !IsRefused(f))
                    .Order(StringComparer.Ordinal)
                    .Select(Load),
            ]
            : [];

    private static bool IsRefused(string path)
    {
        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(path));
        return json.RootElement.TryGetProperty("refused", out var refused) && refused.GetBoolean();
    }

    private static CorpusReport Load(string path)
    {
        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(path));
        var root = json.RootElement;
        var stem = path[..^".expected.json".Length];
        return new(
            Path.GetFileName(stem),
            System.IO.File.Exists(stem + ".txt") ? stem + ".txt" : stem + ".md",
            root.GetProperty("title").GetString() ?? "",
            root.GetProperty("agency").GetString() ?? "",
            root.GetProperty("year").GetInt32(),
            root.GetProperty("edition").GetString() ?? "",
            root.GetProperty("cells")
                .EnumerateObject()
                .ToDictionary(
                    c => c.Name,
                    c => c.Value.ValueKind == JsonValueKind.Number ? c.Value.GetDecimal() : (decimal?)null
                ),
            root.TryGetProperty("raw", out var raw)
                ? raw.EnumerateObject().ToDictionary(c => c.Name, c => c.Value.ToString())
                : []
        );
    }
}
