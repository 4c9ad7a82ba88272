namespace Disclosure.Narrative.Domain.Checks.Language;

/// <summary>A wording that is nearly always a slip, and the right one.</summary>
/// <param name="NotAfter">Characters after which the same characters are parts of other words.</param>
/// <param name="NotBefore">Characters before which they are.</param>
internal sealed record Wording(string Wrong, string Right, string NotAfter, string NotBefore)
{
    /// <summary>Reads a line of wordings.tsv: wrong, right, not after, not before, source.</summary>
    public static Wording Parse(string line) =>
        line.Split('\t') is [var wrong, var right, var notAfter, var notBefore, _]
            ? new(wrong, right, notAfter, notBefore)
            : throw new FormatException($"wordings.tsv: five columns are needed in: {line}");

    /// <summary>Whether the characters at a place of the text are this slip and no parts of other words.</summary>
    public bool IsMeant(string text, int at)
    {
        var end = at + Wrong.Length;
        return !(at > 0 && NotAfter.Contains(text[at - 1], StringComparison.Ordinal))
            && !(end < text.Length && NotBefore.Contains(text[end], StringComparison.Ordinal));
    }
}
