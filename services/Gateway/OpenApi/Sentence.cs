namespace Disclosure.Gateway.OpenApi;

/// <summary>Summaries out of comments.</summary>
internal static class Sentence
{
    private static readonly string[] s_ends = [". ", ": ", "; ", " ("];

    /// <summary>What a comment begins with, up to the first stop and without it.</summary>
    public static string First(string comment)
    {
        var end = s_ends
            .Select(e => comment.IndexOf(e, StringComparison.Ordinal))
            .Where(at => at > 0)
            .DefaultIfEmpty(comment.Length)
            .Min();
        return comment[..end].TrimEnd('.');
    }

    /// <summary>The Chinese words before the English ones; these alone where there are no others.</summary>
    public static string Join(string? chinese, string english) =>
        string.IsNullOrEmpty(chinese) ? english : $"{chinese} · {english}";
}
