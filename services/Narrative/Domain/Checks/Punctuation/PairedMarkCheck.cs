using System.Buffers;
using System.Text.RegularExpressions;
using Disclosure.Form;

namespace Disclosure.Narrative.Domain.Checks.Punctuation;

/// <summary>text.punctuation by GB/T 15834: quotation marks and brackets that are opened and not closed, or closed and not opened.</summary>
internal sealed partial class PairedMarkCheck : ITextCheck
{
    private const string Openings = "“‘（《〈〔【「『";
    private const string Closings = "”’）》〉〕】」』";

    // Deeper nesting is not looked into.
    private const int Deepest = 16;

    private static readonly SearchValues<char> s_marks = SearchValues.Create(Openings + Closings + "()");

    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        var isContinued = false;
        foreach (var line in draft.Lines)
        {
            // A paragraph that was cut in two goes on in the next one.
            // Only within a section: its first line continues nothing.
            var continues = isContinued && line.Start > 0;
            isContinued = !EndsSentence(line.Text);
            if (line.IsProse && FindUnpaired(line.Text) is { } at)
            {
                var mark = line.Text[at];
                var isOpening = IndexIn(Openings, mark) >= 0;
                if (isOpening ? isContinued : continues)
                {
                    continue;
                }

                var partner = isOpening ? Closings[IndexIn(Openings, mark)] : Openings[IndexIn(Closings, mark)];
                yield return line.Warn(
                    "text.punctuation",
                    at,
                    at + 1,
                    $"“{line.SentenceAt(at)}”中的“{line.Text[at]}”没有配对的“{partner}”，请补上或删去。",
                    ""
                );
            }
        }
    }

    private static bool EndsSentence(string text) =>
        text.AsSpan().TrimEnd() is [.., '。' or '；' or '！' or '？' or '.'];

    // The first mark without its partner; null where all have one. Number of an item: （1） may be typed as 1）.
    private static int? FindUnpaired(string text)
    {
        Span<int> open = stackalloc int[Deepest];
        var depth = 0;
        var first = ItemNumber().IsMatch(text) ? text.AsSpan().IndexOfAny('）', ')') + 1 : 0;
        for (var at = first; at < text.Length; at++)
        {
            var next = text.AsSpan(at).IndexOfAny(s_marks);
            if (next < 0)
            {
                break;
            }

            at += next;
            var mark = text[at];
            if (IndexIn(Openings, mark) >= 0)
            {
                if (depth == Deepest)
                {
                    return null;
                }

                open[depth++] = at;
            }
            else if (depth == 0)
            {
                return at;
            }
            else if (IndexIn(Openings, text[open[depth - 1]]) == IndexIn(Closings, mark))
            {
                depth--;
            }
            else
            {
                return open[depth - 1];
            }
        }

        return depth > 0 ? open[0] : null;
    }

    // Half-width brackets count as the full-width ones: which of them is right is another matter.
    private static int IndexIn(string marks, char mark) =>
        marks.IndexOf(
            mark == '(' ? '（'
                : mark == ')' ? '）'
                : mark,
            StringComparison.Ordinal
        );

    // 1） or a) at the beginning of a paragraph.
    [GeneratedRegex(@"^\s*[0-9A-Za-z一二三四五六七八九十]{1,3}[）)]", RegexOptions.CultureInvariant)]
    private static partial Regex ItemNumber();
}
