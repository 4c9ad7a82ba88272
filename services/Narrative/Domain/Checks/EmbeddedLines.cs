namespace Disclosure.Narrative.Domain.Checks;

/// <summary>Lists of words that stand beside the checks that use them.</summary>
internal static class EmbeddedLines
{
    /// <summary>The lines of a file of this folder; empty lines and those that begin with # are left out.</summary>
    /// <param name="file">Folder and name, such as <c>Language.wordings.tsv</c>.</param>
    public static IReadOnlyList<string> Read(string file)
    {
        var name = $"{typeof(EmbeddedLines).Namespace}.{file}";
        // Resources are named after the folder of this type: files stand beside the checks that read them.
        using var stream =
            typeof(EmbeddedLines).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.TrimEnd('\r'))
                .Where(l => l.Length > 0 && l[0] != '#'),
        ];
    }
}
