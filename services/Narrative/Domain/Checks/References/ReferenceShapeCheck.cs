using System.Text.RegularExpressions;
using Disclosure.Form;
using Disclosure.Form.References;

namespace Disclosure.Narrative.Domain.Checks.References;

/// <summary>text.residue: references whose braces are not those of a pair, such as {{a or {a}}.</summary>
internal sealed partial class ReferenceShapeCheck : ITextCheck
{
    public IEnumerable<Finding> Find(ProseDraft draft)
    {
        foreach (var line in draft.Lines)
        {
            if (line.Text.AsSpan().IndexOfAny('{', '}') < 0)
            {
                continue;
            }

            foreach (Match match in Broken().Matches(MaskReferences(line.Text)))
            {
                var inner = match.Groups["inner"].Value.Trim();
                // Inside single braces a reference was meant; other text in braces is the writer's own.
                var isReference = inner.Length > 0 && CellReference.Parse(inner) is not null;
                if (isReference || match.Value.Trim() is ['{', '{', ..] or [.., '}', '}'] || match.Length == 1)
                {
                    yield return Describe(line, match.Index, match.Index + match.Length, isReference ? inner : "");
                }
            }
        }
    }

    // Whole references become \0; each character keeps its place.
    private static string MaskReferences(string text)
    {
        var masked = text.ToCharArray();
        foreach (var found in ReferenceText.Find(text))
        {
            masked.AsSpan(found.Start, found.Length).Clear();
        }

        return new(masked);
    }

    // Where what is inside is a reference, closing it properly is all that is needed.
    private static Finding Describe(TextLine line, int from, int to, string inner)
    {
        var fixedText = inner.Length > 0 ? $"{{{{{inner}}}}}" : "";
        return new(
            "text.residue",
            Severity.Error,
            $"“{line.SentenceAt(from)}”中的引用前后括号不成对，会原样印出来，请{(fixedText.Length > 0 ? "补全括号" : "删去后重新插入")}。"
        )
        {
            Section = line.Section,
            Span = line.SpanOf(from, to),
            Expected = fixedText,
            Actual = line.Text[from..to],
            Replacement = fixedText,
        };
    }

    // Braces with what they hold; of an unclosed one the characters of which references are made; a brace too many beside a reference.
    [GeneratedRegex(
        @"\{{1,2}\s*(?<inner>[A-Za-z][A-Za-z0-9_.*]*(?:\([A-Za-z0-9_.*+\-, ]{0,200}\))?(?: ?[+\-] ?[A-Za-z][A-Za-z0-9_.*]*){0,8}(?: ?\| ?(?:中文|升降[0-6]?|万[0-6]?|[0-6]))?)\s?\}{0,2}|\{{2}|\}{2}|\{(?=\0)|(?<=\0)\}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Broken();
}
