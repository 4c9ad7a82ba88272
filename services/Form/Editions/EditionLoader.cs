using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Form.Concepts;
using Disclosure.Form.Files;

namespace Disclosure.Form;

/// <summary>
/// Reads an edition from its folder, which has one JSON file for each concern. Unknown members are refused, so that a misspelt one is
/// not lost. Errors are <see cref="InvalidDataException"/> and name the file.
/// </summary>
public static class EditionLoader
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false) },
    };

    /// <summary>Loads the editions that are part of the product.</summary>
    public static IReadOnlyList<Edition> LoadBuiltIn()
    {
        var assembly = typeof(EditionLoader).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Select(resource => (Resource: resource, Path: resource.Split('/', '\\')))
                .Where(r => r.Path is ["Editions", _, _])
                .GroupBy(r => r.Path[1], r => (File: r.Path[2], r.Resource))
                .Select(folder => Load(folder.ToDictionary(f => f.File, f => Read(assembly, f.Resource)))),
        ];
    }

    /// <summary>Loads an edition from a folder of the file system.</summary>
    /// <exception cref="InvalidDataException">A file is missing or broken; the message names it.</exception>
    public static Edition LoadFolder(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.json").ToDictionary(p => Path.GetFileName(p), File.ReadAllText);
        try
        {
            return Load(files);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{folder}: {error.Message}", error);
        }
        catch (Exception error) when (error is ArgumentException or KeyNotFoundException)
        {
            // Names in the tables that are not unique, or that other names refer to and that do not exist.
            throw new InvalidDataException($"{folder}: tables.json does not fit together: {error.Message}", error);
        }
    }

    // edition.json, tables.json, rules.json and outline.json are required; the other files are optional.
    private static Edition Load(Dictionary<string, string> files)
    {
        var head = Parse<EditionFile>(files, "edition.json");
        var tables = Parse<TablesFile>(files, "tables.json").ToTables();
        var sections = Parse<OutlineFile>(files, "outline.json").ToSections();
        return new(
            head.Edition,
            head.Notice,
            head.FirstYear,
            head.LastYear,
            tables,
            Parse<RulesFile>(files, "rules.json").ToRules(s_json),
            sections,
            head.ToMappings()
        )
        {
            Digest = ComputeDigest(files),
            Skeleton = ParseOptional<SkeletonFile>(files, "skeleton.json")?.Paragraphs ?? [],
            Concepts = ParseOptional<ConceptsFile>(files, "concepts.json")?.ToVocabulary() ?? ConceptVocabulary.Empty,
            Reading = (ParseOptional<ReadingFile>(files, "reading.json") ?? new()).ToGuide(tables, sections),
            Charts = ParseOptional<ChartsFile>(files, "charts.json")?.ToCharts() ?? EditionCharts.None,
        };
    }

    // Null for a concern that the edition has no file for.
    private static T? ParseOptional<T>(Dictionary<string, string> files, string name)
        where T : class => files.ContainsKey(name) ? Parse<T>(files, name) : null;

    private static T Parse<T>(Dictionary<string, string> files, string name)
    {
        if (!files.TryGetValue(name, out var text))
        {
            throw new InvalidDataException($"{name} is missing.");
        }

        try
        {
            return JsonSerializer.Deserialize<T>(text, s_json) ?? throw new InvalidDataException($"{name} is empty.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{name}: {error.Message}", error);
        }
    }

    // The digest depends neither on the order in which files are found nor on their line endings.
    private static string ComputeDigest(Dictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{text.ReplaceLineEndings("\n")}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()[..16]);
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource) ?? Stream.Null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
