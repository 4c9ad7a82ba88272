namespace Disclosure.Claims.Lexicons;

/// <summary>The notation in which lexicons write words: <c>(a|b)</c> is either, one <c>*</c> a few characters that are no mark.</summary>
internal static class WordPattern
{
    /// <summary>Every word that a pattern stands for: 结转(|至)(下年|明年) is four. <see cref="FormatException"/> for two gaps.</summary>
    public static IEnumerable<string> Expand(string pattern)
    {
        if (pattern.IndexOf('*', StringComparison.Ordinal) != pattern.LastIndexOf('*'))
        {
            throw new FormatException($"More than one gap in {pattern}.");
        }

        var open = pattern.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return [pattern];
        }

        var close = pattern.IndexOf(')', open);
        // Choices may follow each other and are never nested.
        return from choice in pattern[(open + 1)..close].Split('|')
            from rest in Expand(pattern[(close + 1)..])
            select pattern[..open] + choice + rest;
    }
}
