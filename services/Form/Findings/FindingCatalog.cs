namespace Disclosure.Form;

/// <summary>Every code that a finding can have, with what it means; the list that others may rely on.</summary>
public static class FindingCatalog
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> s_meanings = new(Read);

    /// <summary>Codes, such as <c>requests.balance</c>, by group and in the order of the form.</summary>
    public static IEnumerable<string> Codes => s_meanings.Value.Keys;

    /// <summary>Whether a finding can have the code.</summary>
    public static bool Contains(string code) => s_meanings.Value.ContainsKey(code);

    /// <summary>The codes of the group that a mistaken one may have meant; of every group where there is none such.</summary>
    public static IReadOnlyList<string> ListAlike(string mistaken)
    {
        var group = mistaken.Split('.')[0] + '.';
        string[] alike = [.. Codes.Where(c => c.StartsWith(group, StringComparison.Ordinal))];
        return alike.Length > 0 ? alike : [.. Codes];
    }

    // One line a code: the code, a tab, what it means.
    private static Dictionary<string, string> Read()
    {
        const string resource = "Findings/findings.tsv";
        using var stream =
            typeof(FindingCatalog).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not embedded.");
        using var reader = new StreamReader(stream);
        var meanings = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var code, var meaning])
            {
                meanings.Add(code, meaning);
            }
        }

        return meanings;
    }
}
