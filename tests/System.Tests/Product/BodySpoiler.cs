using System.Text;
using System.Text.Json.Nodes;

namespace Disclosure.SystemTests.Product;

/// <summary>A body that is wrong in one place.</summary>
/// <param name="MustBeRefused">Whether accepting it would ignore something.</param>
internal sealed record SpoiltBody(string Text, string Kind, bool MustBeRefused);

/// <summary>Spoils JSON bodies: unknown, misspelt, doubled and wrongly typed members, broken syntax, strange values.</summary>
internal static class BodySpoiler
{
    private static readonly string[] s_values =
    [
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\u202e\"",
        "\"\"",
        "\"-1\"",
        "\"99999999999999999999\"",
        "1e400",
        "-1",
        "null",
        "true",
        "\"agencies/../x\"",
        "\"'; drop table reports; --\"",
    ];

    /// <summary>One of the kinds, in one of the members.</summary>
    public static SpoiltBody Spoil(string body, Random random)
    {
        var names = Names(body);
        if (names.Count == 0)
        {
            return new("""{"unknown":1}""", "unknown", true);
        }

        var (start, end) = names[random.Next(names.Count)];
        return random.Next(7) switch
        {
            0 => new(body.Insert(end - 1, "x"), "misspelt", true),
            1 => new(body.Insert(start, "\"unknownMember\":[],"), "unknown", true),
            2 => new(body.Insert(start, $"{body[start..end]}:null,"), "doubled", true),
            3 => new(Replace(body, random, """{"unknown":{"member":1}}"""), "wrong type", true),
            4 => new(body[..random.Next(1, body.Length - 1)], "cut off", true),
            5 => new(Replace(body, random, Nested(random.Next(10, 5_000))), "nested", true),
            _ => new(Replace(body, random, s_values[random.Next(s_values.Length)]), "value", false),
        };
    }

    // Where the names of members stand, quotes included. Names with a dot are cells, which are free.
    private static List<(int Start, int End)> Names(string body)
    {
        var found = new List<(int, int)>();
        for (var colon = body.IndexOf("\":", StringComparison.Ordinal); colon >= 0; )
        {
            var start = body.LastIndexOf('"', colon - 1);
            if (!body[start..colon].Contains('.', StringComparison.Ordinal))
            {
                found.Add((start, colon + 1));
            }

            colon = body.IndexOf("\":", colon + 1, StringComparison.Ordinal);
        }

        return found;
    }

    // A scalar of the body becomes another value.
    private static string Replace(string body, Random random, string value)
    {
        const string Mark = "@@value@@";
        var root = JsonNode.Parse(body)!;
        var scalars = Scalars(root).ToArray();
        if (scalars.Length == 0)
        {
            return value;
        }

        scalars[random.Next(scalars.Length)].ReplaceWith(Mark);
        return root.ToJsonString().Replace($"\"{Mark}\"", value, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> Scalars(JsonNode node) =>
        node switch
        {
            JsonObject members => members.SelectMany(m => m.Value is { } value ? Scalars(value) : []),
            JsonArray items => items.SelectMany(i => i is null ? [] : Scalars(i)),
            _ => [node],
        };

    private static string Nested(int depth) => new StringBuilder().Insert(0, "[", depth).Append(']', depth).ToString();
}
