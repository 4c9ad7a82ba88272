using System.Text;

namespace Disclosure.Form.References;

/// <summary>A reference found in a text.</summary>
/// <param name="Start">Index of its first brace, in UTF-16 units.</param>
/// <param name="Length">With all its braces.</param>
/// <param name="Reference">Null where what stands between the braces is none.</param>
public readonly record struct ReferenceFound(int Start, int Length, CellReference? Reference);

/// <summary>Finds references in prose and fills them in.</summary>
public static class ReferenceText
{
    private const string Open = "{{";
    private const string Close = "}}";

    /// <summary>Every pair of double braces on one line, innermost where they are nested; in one pass.</summary>
    public static IEnumerable<ReferenceFound> Find(string text)
    {
        var open = text.IndexOf(Open, StringComparison.Ordinal);
        while (open >= 0)
        {
            var inner = open + Open.Length;
            var end = text.AsSpan(inner).IndexOfAny('{', '}', '\n');
            if (end >= 0 && text.AsSpan(inner + end).StartsWith(Close))
            {
                var length = end + Open.Length + Close.Length;
                yield return new(open, length, CellReference.Parse(text.AsSpan(inner, end)));
                inner = open + length;
            }
            else if (end < 0)
            {
                yield break;
            }
            else
            {
                // Not closed here: the next opening may be this one's last brace and its follower.
                inner = text[inner + end] == '{' ? Math.Max(open + 1, inner + end - 1) : inner + end + 1;
            }

            open = text.IndexOf(Open, inner, StringComparison.Ordinal);
        }
    }

    /// <summary>The sections with every reference filled in; one that has no value stays as it is written.</summary>
    public static IReadOnlyList<Section> Fill(IReadOnlyList<Section> sections, ReferenceSheets figures) =>
        [.. sections.Select(s => Fill(s, figures))];

    /// <summary>The text with every reference filled in.</summary>
    public static string Fill(string text, ReferenceSheets figures)
    {
        if (!text.Contains(Open, StringComparison.Ordinal))
        {
            return text;
        }

        var filled = new StringBuilder(text.Length);
        var from = 0;
        foreach (var found in Find(text))
        {
            if (found.Reference?.Print(figures) is (var value, EvaluationFailure.None))
            {
                filled.Append(text, from, found.Start - from).Append(value);
                from = found.Start + found.Length;
            }
        }

        return filled.Append(text, from, text.Length - from).ToString();
    }

    private static Section Fill(Section section, ReferenceSheets figures) =>
        section with
        {
            Blocks = [.. section.Blocks.Select(b => Fill(b, figures))],
            Sections = Fill(section.Sections, figures),
        };

    private static Block Fill(Block block, ReferenceSheets figures) =>
        block switch
        {
            Heading heading => heading with { Content = Fill(heading.Content, figures) },
            Paragraph paragraph => Fill(paragraph, figures),
            ItemList list => list with { Items = [.. list.Items.Select(i => Fill(i, figures))] },
            PictureBlock picture => picture with { Caption = Fill(picture.Caption, figures) },
            SmallTable table => table with
            {
                Caption = Fill(table.Caption, figures),
                Rows = [.. table.Rows.Select(r => r.Select(c => Fill(c, figures)).ToArray())],
            },
            _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, null),
        };

    // A reference belongs to the run in which it begins, wherever an editor has cut it.
    private static Paragraph Fill(Paragraph paragraph, ReferenceSheets figures)
    {
        if (!paragraph.Text.Contains(Open, StringComparison.Ordinal))
        {
            return paragraph;
        }

        return paragraph.Replace(
            Find(paragraph.Text)
                .Reverse()
                .Select(found => (found, Printed: found.Reference?.Print(figures)))
                .Where(x => x.Printed is (_, EvaluationFailure.None))
                .Select(x => (x.found.Start, x.found.Length, x.Printed!.Value.Text))
        );
    }
}
