using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Narrative.Domain.Similarity;

/// <summary>A text to compare another one with.</summary>
/// <param name="Title">For people: 本机关2022年年报, or the name of the report.</param>
internal sealed record ComparedText(ReportName Report, string Title, ShingleSet Shingles);

/// <summary>text.copied: too much of the text is word for word in another.</summary>
internal static class SimilarityCheck
{
    // A sentence is the same when nearly all of it is.
    private const double SameSentence = 0.8;
    private const int MostPassages = 5;

    /// <summary>A finding for every text that holds more than the threshold of this one, the most alike first.</summary>
    /// <param name="threshold">Share from 0 to 1.</param>
    public static IEnumerable<Finding> Find(ShingleSet own, IEnumerable<ComparedText> others, double threshold) =>
        others
            .Select(o => (Other: o, Share: own.ShareIn(o.Shingles)))
            .Where(x => x.Share > threshold)
            .OrderByDescending(x => x.Share)
            .Select(x => ToFinding(own, x.Other, x.Share, threshold));

    // The longest common sentences are shown.
    private static Finding ToFinding(ShingleSet own, ComparedText other, double share, double threshold)
    {
        var passages = own
            .Sentences.Where(s => s.ShareIn(other.Shingles.All) >= SameSentence)
            .OrderByDescending(s => s.Hashes.Length)
            .Take(MostPassages)
            .Select(s => Pair(s, other.Shingles))
            .ToArray();
        return new(
            "text.copied",
            Severity.Warning,
            $"正文有{share:P0}与{other.Title}相同，超过{threshold:P0}，请结合本年度实际改写。相同的段落如：{string.Join("；", passages)}。"
        )
        {
            Expected = $"≤{threshold:P0}",
            Actual = $"{share:P0}",
        };
    }

    // Shows a sentence and, where it differs, the one of the other text.
    private static string Pair(ShingledSentence mine, ShingleSet other)
    {
        var set = mine.Hashes.ToHashSet();
        var theirs = other.Sentences.MaxBy(s => s.Hashes.Count(set.Contains))?.Text ?? "";
        return theirs == mine.Text ? $"“{Cut(mine.Text)}”" : $"“{Cut(mine.Text)}”（对方为“{Cut(theirs)}”）";
    }

    // For a message.
    private static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
