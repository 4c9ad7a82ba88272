namespace Disclosure.CommandLine.Api;

/// <summary>Writes paths with their queries.</summary>
internal static class ApiPath
{
    /// <summary>The path below <c>v1/</c> with those parameters that have a value.</summary>
    public static string Create(string path, params IEnumerable<(string Name, string? Value)> query)
    {
        var given = query
            .Where(q => !string.IsNullOrEmpty(q.Value))
            .Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}")
            .ToArray();
        return given.Length == 0 ? $"v1/{path}" : $"v1/{path}?{string.Join('&', given)}";
    }
}
