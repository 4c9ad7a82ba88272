using Disclosure.ApiErrors;
using Google.Protobuf.Reflection;

namespace Disclosure.Gateway.JsonRequests;

/// <summary>Names that a request uses and the contract does not have, each with the choices that there are.</summary>
internal static class UnknownNames
{
    private const int MaxShown = 40;

    /// <summary>A member that the message does not have.</summary>
    /// <param name="names">Those that it has.</param>
    public static void AddUnknown(
        this ViolationList violations,
        string path,
        string name,
        IReadOnlyList<string> names
    ) =>
        violations.Add(
            path,
            "FIELD_UNKNOWN",
            $"is not a field here; there are {string.Join(", ", names)}",
            $"没有“{Shorten(name)}”这个字段{Hint(name, names)}"
        );

    /// <summary>A query parameter that the method does not take.</summary>
    /// <param name="names">Those that it takes.</param>
    public static void AddUnknownParameter(this ViolationList violations, string name, IReadOnlyList<string> names) =>
        violations.Add(
            name,
            "PARAMETER_UNKNOWN",
            names.Count == 0
                ? "is not a query parameter here; there are none"
                : $"is not a query parameter here; there are {string.Join(", ", names)}",
            names.Count == 0
                ? $"此地址不接受查询参数“{Shorten(name)}”"
                : $"没有“{Shorten(name)}”这个查询参数{Hint(name, names)}"
        );

    /// <summary>A value that the enum does not have.</summary>
    public static void AddUnknownValue(this ViolationList violations, string path, string value, EnumDescriptor choices)
    {
        var names = choices.Values.Where(v => v.Number != 0).Select(v => v.Name).ToArray();
        violations.Add(
            path,
            "VALUE_UNKNOWN",
            $"must be one of {string.Join(", ", names)}",
            $"{path}：没有“{Shorten(value)}”这个取值{Hint(value, names)}"
        );
    }

    private static string Hint(string name, IReadOnlyList<string> names) =>
        names.MinBy(n => Distance(n, name)) is { } near && Distance(near, name) <= Math.Max(2, name.Length / 3)
            ? $"，是不是 {near}？"
            : $"，可用的是 {string.Join("、", names)}";

    private static string Shorten(string text) => text.Length <= MaxShown ? text : text[..MaxShown] + "…";

    // Edits between two names, letter case apart.
    private static int Distance(string left, string right)
    {
        if (right.Length > MaxShown)
        {
            return right.Length;
        }

        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        foreach (var (i, a) in left.Index())
        {
            var current = new int[right.Length + 1];
            current[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var change = char.ToUpperInvariant(a) == char.ToUpperInvariant(right[j]) ? 0 : 1;
                current[j + 1] = Math.Min(Math.Min(current[j], previous[j + 1]) + 1, previous[j] + change);
            }

            previous = current;
        }

        return previous[^1];
    }
}
