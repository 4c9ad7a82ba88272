using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Layout.Text;

namespace Disclosure.Rendering.Verification;

/// <summary>What a document must say beside the figures of its tables, line by line.</summary>
internal static class ExpectedText
{
    /// <summary>Title, headings, paragraphs, items, captions and words of small tables, in the order read.</summary>
    public static List<string> Prose(ReportDocument document, bool hasMarkers)
    {
        var lines = new List<string> { document.Title };
        foreach (var part in document.Parts)
        {
            Add(lines, part, hasMarkers);
        }

        return [.. lines.Select(Clean).Where(l => l.Length > 0)];
    }

    /// <summary>As text is kept in markup: without characters that XML does not know.</summary>
    public static string Clean(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                kept.Append(text, i++, 2);
            }
            else if (text[i] >= ' ' && !char.IsSurrogate(text[i]) && text[i] is not ('\uFFFE' or '\uFFFF'))
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString().Trim();
    }

    /// <summary>Lines are broken anew on pages, so that spaces say nothing there.</summary>
    public static string RemoveWhitespace(IEnumerable<string> lines) =>
        string.Concat(lines.Select(TextCleaner.Clean).SelectMany(l => l.Where(c => !char.IsWhiteSpace(c))));

    private static void Add(List<string> lines, DocumentPart part, bool hasMarkers)
    {
        lines.Add(part.Heading);
        foreach (var item in part.Items)
        {
            switch (item)
            {
                case DocumentParagraph line:
                    lines.Add(line.Text);
                    break;
                case DocumentList list:
                    lines.AddRange(list.Items.Select((l, i) => hasMarkers ? list.Marker(i) + l.Text : l.Text));
                    break;
                case DocumentFigure figure:
                    lines.Add(hasMarkers ? $"［图：{figure.AlternativeText}］{figure.Caption}" : figure.Caption);
                    break;
                case DocumentTable { IsOfficial: false } table:
                    lines.Add(table.Caption);
                    lines.AddRange(table.Rows.SelectMany(r => r.Cells).Select(c => c.Text));
                    break;
            }
        }

        foreach (var child in part.Parts)
        {
            Add(lines, child, hasMarkers);
        }
    }
}
