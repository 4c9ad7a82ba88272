namespace Disclosure.Narrative.Domain.Checks.Citations;

/// <summary>A notice of which only one number is right.</summary>
/// <param name="Issuer">The characters before the number: 国办公开办函.</param>
/// <param name="Number">〔2021〕30号, or 第711号.</param>
/// <param name="Topic">The word beside which the issuer's other numbers do not belong; empty: they never do.</param>
internal sealed record CitedNotice(string Issuer, string Number, string Topic)
{
    // From a word to the number of the notice that is about it.
    // In UTF-16 units, before and behind.
    private const int Around = 40;

    /// <summary>Reads a line of notices.tsv: issuer, number, topic.</summary>
    public static CitedNotice Parse(string line) =>
        line.Split('\t') is [var issuer, var number, var topic]
            ? new(issuer, number, topic)
            : throw new FormatException($"notices.tsv: three columns are needed in: {line}");

    /// <summary>The notice that prescribes the form, as its edition names it.</summary>
    public static CitedNotice OfForm(string notice)
    {
        var open = notice.IndexOf('〔', StringComparison.Ordinal);
        return open > 0 ? new(notice[..open], notice[open..], "") : new("", notice, "");
    }

    /// <summary>Whether the topic is spoken of shortly before or after a place.</summary>
    public bool IsTopicOf(string text, int at)
    {
        var from = Math.Max(0, at - Around);
        return text.AsSpan(from, Math.Min(text.Length, at + Around) - from).Contains(Topic, StringComparison.Ordinal);
    }
}
