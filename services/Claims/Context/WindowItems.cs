using Disclosure.Claims.Concepts;
using Disclosure.Claims.Tokens;

namespace Disclosure.Claims.Context;

/// <summary>Splits the words before a row of numbers into one list of words a number.</summary>
internal static class WindowItems
{
    /// <summary>Each thing of a window that could be counted, with the nouns that all share.</summary>
    /// <param name="count">How many there should be; 0 where it is not known.</param>
    public static List<List<Token>> Split(ContextWindow window, int count = 0)
    {
        var proceedings = window.Left.Where(t => t.Concept.IsProceeding).ToArray();
        var outcomes = window.Left.Where(t => t.Concept.IsOutcome).ToArray();
        var others = window
            .Left.Where(t =>
                (t.Concept.IsRow && t.Meaning != WordMeaning.OtherAny)
                || t.Concept.IsColumn
                || t.Concept.IsLifecycle
                || t.Concept.IsDecision
            )
            .ToArray();
        var documents = window.Left.Where(t => t.Concept.IsDocument).ToArray();
        var items =
            outcomes.Length > 1 ? outcomes
            : proceedings.Length > 1 ? proceedings
            : documents.Length > 1 ? documents
            : others;
        if (count > items.Length)
        {
            // 受理数、办结数、行政复议数、行政诉讼数
            items = [.. window.Left.Where(t => proceedings.Contains(t) || documents.Contains(t) || others.Contains(t))];
        }

        var shared = window
            .Left.Except(items)
            .Where(t =>
                t.Concept.IsNoun
                || t.Meaning
                    is WordMeaning.Sum
                        or WordMeaning.WholeScope
                        or WordMeaning.ThisYear
                        or WordMeaning.Decided
                        or WordMeaning.Made
                || t.Concept.IsLifecycle
            );
        return [.. items.Select(i => (List<Token>)[.. shared, i])];
    }
}
