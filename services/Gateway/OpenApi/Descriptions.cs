using System.Text.Json;

namespace Disclosure.Gateway.OpenApi;

/// <summary>
/// What the description says and the descriptors do not: Chinese words, media types and examples. Read from
/// <c>descriptions.json</c> and <c>examples.json</c> beside this file. A name that they lack is described by the contract alone.
/// </summary>
internal sealed class Descriptions
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    private readonly File _file;
    private readonly Dictionary<string, JsonElement> _examples;

    /// <summary>Reads both files once.</summary>
    public Descriptions()
    {
        _file = Read<File>("descriptions.json");
        _examples = Read<Dictionary<string, JsonElement>>("examples.json");
    }

    /// <summary>The Chinese name of what a service is about; null where it has none.</summary>
    public string? FindTag(string service) => _file.Tags.GetValueOrDefault(service);

    /// <summary>What is said of a method.</summary>
    /// <param name="method">AgencyService.GetAgency</param>
    public Operation Find(string method) => _file.Operations.GetValueOrDefault(method) ?? Operation.None;

    /// <summary>What a parameter of a path means; null where nothing is said.</summary>
    public Parameter? FindParameter(string name) => _file.Parameters.GetValueOrDefault(name);

    /// <summary>A body of a request that succeeds, in JSON or, where the body is text, as a string; null where there is none.</summary>
    public JsonElement? FindExample(string method) => _examples.TryGetValue(method, out var example) ? example : null;

    // Both files are embedded in the assembly under their own names.
    private static T Read<T>(string file)
    {
        using var stream =
            typeof(Descriptions).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not embedded.");
        return JsonSerializer.Deserialize<T>(stream, s_options) ?? throw new InvalidDataException($"{file} is empty.");
    }

    /// <param name="Summary">In Chinese, a few words; null where it has none.</param>
    /// <param name="Accepts">Media types of a body that is no JSON; null: any.</param>
    /// <param name="Answers">Media types of an answer that is no JSON; null: any. Of a stream of messages: further ones that it may have.</param>
    /// <param name="Headers">Headers that it takes, by name, each in a sentence; null: none of its own.</param>
    internal sealed record Operation(
        string? Summary = null,
        IReadOnlyList<string>? Accepts = null,
        IReadOnlyList<string>? Answers = null,
        IReadOnlyDictionary<string, string>? Headers = null
    )
    {
        /// <summary>Of a method that the file does not name.</summary>
        public static Operation None { get; } = new();
    }

    /// <param name="Description">In Chinese and English.</param>
    /// <param name="Pattern">The values that there may be; null: any.</param>
    /// <param name="Example">One of them.</param>
    internal sealed record Parameter(string Description, string Example, string? Pattern = null);

    private sealed record File(
        Dictionary<string, string> Tags,
        Dictionary<string, Operation> Operations,
        Dictionary<string, Parameter> Parameters
    );
}
