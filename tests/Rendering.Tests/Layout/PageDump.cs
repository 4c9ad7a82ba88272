using System.Globalization;
using System.Text;
using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Tests.Layout;

/// <summary>Pages as text that a person can compare: every line where it stands, rules counted.</summary>
internal static class PageDump
{
    public static string Of(PagedDocument document)
    {
        var dump = new StringBuilder();
        foreach (var page in document.Pages)
        {
            dump.Append($"page {page.Number} {Points(page.Width)}x{Points(page.Height)}\n");
            var rules = page.Items.OfType<PageRule>().ToArray();
            if (rules.Length > 0)
            {
                dump.Append(
                    $"  {rules.Length} rules, {Points(rules.Min(r => r.Y1))} to {Points(rules.Max(r => r.Y2))}\n"
                );
            }

            foreach (var line in Lines(page))
            {
                var (first, last) = (line[0], line[^1]);
                dump.Append($"  {Points(first.X), 7} {Points(last.X + last.Width), 7} {Points(first.Y), 7}")
                    .Append($" {Points(first.Size)} {first.Face.Name, -22} {first.Tag?.Kind.ToString() ?? "-", -10}")
                    .Append($" {string.Concat(line.Select(t => t.Text))}\n");
            }

            foreach (var field in page.Items.OfType<PageSignatureField>())
            {
                dump.Append(
                        $"  {Points(field.X), 7} {Points(field.X + field.Appearance.Width), 7} {Points(field.Y), 7}"
                    )
                    .Append($" field of {Points(field.Appearance.Height)}: {field.Element.AlternativeText}:")
                    .Append($" {string.Concat(field.Appearance.Items.OfType<PageText>().Select(t => t.Text))}\n");
            }
        }

        foreach (var mark in document.Bookmarks)
        {
            dump.Append($"mark {mark.Level} p{mark.Page} {Points(mark.Y)} {mark.Title}\n");
        }

        foreach (var note in document.Notes.Fallbacks)
        {
            dump.Append($"fallback {note.Character} {note.Role} {note.Used}\n");
        }

        return dump.Append($"missing {string.Concat(document.Notes.Missing)}\n").ToString();
    }

    /// <summary>Texts that stand on one baseline for one element.</summary>
    public static IEnumerable<List<PageText>> Lines(LayoutPage page)
    {
        var line = new List<PageText>();
        foreach (var text in page.Items.OfType<PageText>())
        {
            if (line.Count > 0 && (line[0].Tag != text.Tag || line[0].Y != text.Y))
            {
                yield return line;
                line = [];
            }

            line.Add(text);
        }

        if (line.Count > 0)
        {
            yield return line;
        }
    }

    private static string Points(int thousandths) =>
        (thousandths / 1000m).ToString("0.0", CultureInfo.InvariantCulture);
}
