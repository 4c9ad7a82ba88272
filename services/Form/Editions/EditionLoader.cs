using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Disclosure.Form.Files;

namespace Disclosure.Form;

/// <summary>
/// Reads an edition off its folder: one JSON file a concern. Members that are not understood are refused, so that a misspelt
/// one cannot be lost. Errors are <see cref="InvalidDataException"/> and name the file.
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

    /// <summary>The editions that are part of the product.</summary>
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

    /// <summary>An edition in a folder of the file system.</summary>
    public static Edition LoadFolder(string folder) =>
        Load(
            Directory
                .EnumerateFiles(folder, "*.json")
                .ToDictionary(path => Path.GetFileName(path), path => File.ReadAllText(path))
        );

    /// <summary>An edition's files by name: <c>edition.json</c>, <c>tables.json</c>, <c>rules.json</c>, <c>outline.json</c>,
    /// and <c>charts.json</c> where it has charts.</summary>
    private static Edition Load(Dictionary<string, string> files)
    {
        var head = Parse<EditionFile>(files, "edition.json");
        return new(
            head.Edition,
            head.Notice,
            head.FirstYear,
            head.LastYear,
            Parse<TablesFile>(files, "tables.json").ToTables(),
            Parse<RulesFile>(files, "rules.json").ToRules(),
            Parse<OutlineFile>(files, "outline.json").ToSections(),
            head.ToMappings()
        )
        {
            Digest = Digest(files),
            Charts = files.ContainsKey("charts.json")
                ? Parse<ChartsFile>(files, "charts.json").ToCharts()
                : EditionCharts.None,
        };
    }

    private static T Parse<T>(Dictionary<string, string> files, string name)
    {
        if (!files.TryGetValue(name, out var text))
        {
            throw new InvalidDataException($"An edition's folder lacks {name}.");
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

    // The same files give the same digest on every machine, whatever the order they are found in.
    private static string Digest(Dictionary<string, string> files)
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
