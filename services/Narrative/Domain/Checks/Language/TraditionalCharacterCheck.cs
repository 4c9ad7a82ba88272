using System.Buffers;
using System.Text;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks.Language;

/// <summary>text.wording: traditional characters left over. One finding a section, since they come from one conversion.</summary>
internal sealed class TraditionalCharacterCheck : ITextCheck
{
    // Each pair is a traditional character and its simplified one.
    private static readonly Dictionary<char, char> s_simplified = EmbeddedLines
        .Read("Language.traditional.txt")
        .SelectMany(l => l.Split(' '))
        .ToDictionary(pair => pair[0], pair => pair[1]);

    private static readonly SearchValues<char> s_traditional = SearchValues.Create([.. s_simplified.Keys]);

    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        var found = "";
        foreach (var line in draft.Lines)
        {
            // One finding a section: the rest of it comes from the same conversion.
            var first = line.Section == found ? -1 : line.Text.AsSpan().IndexOfAny(s_traditional);
            if (first >= 0)
            {
                found = line.Section;
                var end = line.Text.AsSpan().LastIndexOfAny(s_traditional) + 1;
                yield return line.Warn(
                    "text.wording",
                    first,
                    end,
                    $"“{line.SentenceAt(first)}”中有繁体字“{Found(line.Text)}”，请改为规范汉字“{Simplify(Found(line.Text))}”。",
                    Simplify(line.Text[first..end])
                );
            }
        }
    }

    // Each character once.
    private static string Found(string text) => string.Concat(text.Where(s_simplified.ContainsKey).Distinct());

    private static string Simplify(string text)
    {
        var simplified = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            simplified.Append(s_simplified.GetValueOrDefault(c, c));
        }

        return simplified.ToString();
    }
}
