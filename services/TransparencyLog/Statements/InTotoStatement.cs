using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Disclosure.TransparencyLog.Statements;

/// <summary>What is claimed of files: their digests and a predicate (in-toto Statement v1, github.com/in-toto/attestation).</summary>
/// <param name="Subjects">The files.</param>
/// <param name="PredicateType">URI that says what the predicate means.</param>
/// <param name="Predicate">What is claimed.</param>
public sealed record InTotoStatement(
    IReadOnlyList<StatementSubject> Subjects,
    string PredicateType,
    JsonObject Predicate
)
{
    /// <summary>Payload type of the envelope of a statement.</summary>
    public const string PayloadType = "application/vnd.in-toto+json";

    private const string StatementType = "https://in-toto.io/Statement/v1";

    // Chinese stays readable; the statement is data and never part of a page.
    private static readonly JsonSerializerOptions s_json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>The statement in JSON: the bytes that are signed.</summary>
    public byte[] ToJson()
    {
        var subjects = Subjects.Select(s => new JsonObject
        {
            ["name"] = s.Name,
            ["digest"] = new JsonObject { ["sha256"] = s.Sha256 },
        });
        var statement = new JsonObject
        {
            ["_type"] = StatementType,
            ["subject"] = new JsonArray([.. subjects]),
            ["predicateType"] = PredicateType,
            ["predicate"] = Predicate.DeepClone(),
        };
        return JsonSerializer.SerializeToUtf8Bytes(statement, s_json);
    }

    /// <summary>Parses a statement whose subjects have SHA-256 digests and names of their own.</summary>
    public static bool TryParse(ReadOnlySpan<byte> json, [NotNullWhen(true)] out InTotoStatement? statement)
    {
        statement = null;
        try
        {
            if (
                JsonNode.Parse(json, documentOptions: s_strict) is not JsonObject root
                || Text(root["_type"]) != StatementType
                || Text(root["predicateType"]) is not { } type
                || root["predicate"] is not JsonObject predicate
                || root["subject"] is not JsonArray array
            )
            {
                return false;
            }

            var subjects = array.Select(FindSubject).OfType<StatementSubject>().ToArray();
            if (subjects.Length != array.Count || subjects.DistinctBy(s => s.Name).Count() != subjects.Length)
            {
                return false;
            }

            statement = new(subjects, type, (JsonObject)predicate.DeepClone());
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static StatementSubject? FindSubject(JsonNode? node) =>
        node is JsonObject subject
        && Text(subject["name"]) is { } name
        && subject["digest"] is JsonObject digest
        && Text(digest["sha256"]) is { } sha256
            ? new(name, sha256)
            : null;

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
