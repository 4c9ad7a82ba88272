using Disclosure.Claims.Concepts;

namespace Disclosure.Claims.Lexicons;

/// <summary>The words of the language, the same for every edition: lexicon.txt.</summary>
internal static class LanguageLexicon
{
    /// <summary>Patterns of words with their meanings, in the order of the file.</summary>
    public static IReadOnlyList<(string Pattern, WordMeaning Meaning)> Words { get; } = Load();

    // Lines of "Meaning: word word"; # begins a comment.
    private static (string Pattern, WordMeaning Meaning)[] Load()
    {
        var assembly = typeof(LanguageLexicon).Assembly;
        using var stream =
            assembly.GetManifestResourceStream($"{assembly.GetName().Name}.Lexicons.lexicon.txt")
            ?? throw new InvalidOperationException("The lexicon is not embedded.");
        using var reader = new StreamReader(stream);
        return
        [
            .. from line in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            where line[0] != '#'
            let colon = line.IndexOf(':', StringComparison.Ordinal)
            let meaning = Enum.Parse<WordMeaning>(line[..colon])
            from pattern in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            select (pattern, meaning),
        ];
    }
}
