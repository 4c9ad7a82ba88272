using System.Text;
using System.Text.Json.Nodes;
using Disclosure.ApiErrors;
using Disclosure.Gateway.JsonRequests;
using Google.Api;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.Tests.JsonRequests;

/// <summary>Bodies of every public method, made from the contract and then spoilt in one place: none passes.</summary>
public sealed class JsonBodyFuzzTests
{
    private const int Bodies = 100_000;

    private static readonly MessageDescriptor[] s_messages =
    [
        .. typeof(V1.ReplaceNarrativeRequest)
            .Assembly.GetTypes()
            .Where(t =>
                t.Namespace == "Disclosure.Gateway.V1" && t.Name.EndsWith("Reflection", StringComparison.Ordinal)
            )
            .Select(t => t.GetProperty("Descriptor")?.GetValue(null))
            .OfType<FileDescriptor>()
            .SelectMany(f => f.Services)
            .SelectMany(s => s.Methods)
            .Where(m => m.GetOptions()?.GetExtension(AnnotationsExtensions.Http)?.Body == "*")
            .Select(m => m.InputType)
            .DistinctBy(m => m.FullName),
    ];

    [Fact]
    public void A_spoilt_body_is_always_refused_and_a_sound_one_never()
    {
        Assert.NotEmpty(s_messages);
        var random = new Random(20261128);
        for (var i = 0; i < Bodies; i++)
        {
            var message = s_messages[i % s_messages.Length];
            var body = Make(message, random, depth: 0);
            Assert.True(IsSound(body.ToJsonString(), message), body.ToJsonString());
            var spoilt = Spoil(body.ToJsonString(), random);
            Assert.False(IsSound(spoilt, message), spoilt);
        }
    }

    private static bool IsSound(string body, MessageDescriptor message)
    {
        var violations = new ViolationList();
        JsonMessageValidator.Validate(Encoding.UTF8.GetBytes(body), message, violations);
        return violations.IsEmpty;
    }

    // An object of every field that the message has, one of each choice.
    private static JsonObject Make(MessageDescriptor message, Random random, int depth)
    {
        var chosen = message
            .Oneofs.Where(o => !o.IsSynthetic)
            .Select(o => o.Fields[random.Next(o.Fields.Count)])
            .ToHashSet();
        var made = new JsonObject();
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            if (field.RealContainingOneof is null || chosen.Contains(field))
            {
                made[random.Next(2) == 0 ? field.JsonName : field.Name] = Value(field, random, depth);
            }
        }

        return made;
    }

    private static JsonNode? Value(FieldDescriptor field, Random random, int depth)
    {
        if (field.IsMap)
        {
            return new JsonObject
            {
                [$"k{random.Next(9)}"] = One(field.MessageType.FindFieldByNumber(2), random, depth),
            };
        }

        return field.IsRepeated
            ? new JsonArray([
                .. Enumerable.Range(0, depth > 3 ? 0 : random.Next(3)).Select(_ => One(field, random, depth)),
            ])
            : One(field, random, depth);
    }

    private static JsonNode? One(FieldDescriptor field, Random random, int depth) =>
        field.FieldType switch
        {
            FieldType.Message when depth > 4 => null,
            FieldType.Message when JsonKinds.IsWellKnown(field.MessageType) => "2026-01-01T00:00:00Z",
            FieldType.Message => Make(field.MessageType, random, depth + 1),
            FieldType.Enum => field.EnumType.Values[random.Next(field.EnumType.Values.Count)].Name,
            FieldType.Bool => random.Next(2) == 0,
            FieldType.String or FieldType.Bytes => "eA==",
            _ => random.Next(2) == 0 ? random.Next(99) : $"{random.Next(99)}",
        };

    // One member misspelt, put in, or given twice, anywhere in the text.
    private static string Spoil(string body, Random random)
    {
        var colons = new List<int>();
        for (
            var at = body.IndexOf("\":", StringComparison.Ordinal);
            at >= 0;
            at = body.IndexOf("\":", at + 1, StringComparison.Ordinal)
        )
        {
            // Keys of maps are free; all others are names.
            if (body[..at].LastIndexOf('"') is var open && body[open..at] is not ['"', 'k', >= '0' and <= '9'])
            {
                colons.Add(at);
            }
        }

        if (colons.Count == 0)
        {
            return """{"unknown":1}""";
        }

        var end = colons[random.Next(colons.Count)];
        var start = body[..end].LastIndexOf('"');
        return random.Next(3) switch
        {
            0 => body.Insert(end, "X"),
            1 => body.Insert(start, "\"xx\":1,"),
            _ => body.Insert(start, body[start..(end + 2)] + "null,"),
        };
    }
}
