using System.Text;

namespace Disclosure.Intake.Tests.Quirks;

/// <summary>The shapes that text documents come in.</summary>
internal static class TextLayouts
{
    public static readonly string[] All =
    [
        "lines",
        "blank-lines",
        "tabs",
        "pipes",
        "bare-pipes",
        "bars",
        "spaced",
        "wrapped",
    ];

    public static string Write(PrintedReport report, string layout, Random random)
    {
        var text = new StringBuilder(report.Title).Append('\n');
        var page = 1;
        foreach (var part in report.Parts)
        {
            text.Append('\n').Append(part.Heading).Append('\n');
            text.AppendJoin('\n', part.Prose).Append('\n');
            for (var i = 0; i < part.Rows.Count; i++)
            {
                Row(text, part, i, layout, random);
                if (layout is "spaced" or "wrapped" && i % 12 == 11)
                {
                    // A page ends, and the next begins with the table's last head again.
                    text.Append($"\n\n- {page++} -\n");
                }
            }
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, PrintedPart part, int at, string layout, Random random)
    {
        var row = part.Rows[at];
        switch (layout)
        {
            case "lines":
                row.ForEach(c => text.Append(c.Text).Append('\n'));
                break;
            case "blank-lines":
                row.ForEach(c => text.Append(c.Text).Append("\n\n"));
                break;
            case "tabs":
                row.ForEach(c => text.Append('\t').Append(c.Text).Append('\n'));
                text.Append('\n');
                break;
            case "pipes":
                text.Append("| ").AppendJoin(" | ", row.Select(c => c.Text)).Append(" |\n");
                if (at == 0)
                {
                    text.Append("|---|---|\n");
                }

                break;
            case "bare-pipes":
                row.ForEach(c => text.Append(c.Text).Append(" |"));
                text.Append('\n');
                break;
            case "bars":
                row.ForEach(c => text.Append(c.Text).Append("\n|\n"));
                break;
            case "spaced":
                text.Append(' ').AppendJoin("   ", row.Select(c => c.Text)).Append('\n');
                break;
            case "wrapped":
                Wrapped(text, row, random);
                break;
        }
    }

    // As a page's lines come: a long label is cut, and its figures stand at the height of one of its lines.
    private static void Wrapped(StringBuilder text, List<PrintedCell> row, Random random)
    {
        var label = row.FindLastIndex(c => !c.IsValue);
        var figures = string.Join("   ", row.Where(c => c.IsValue).Select(c => c.Text));
        if (label < 0 || figures.Length == 0 || row[label].Text.Length < 14)
        {
            text.AppendJoin("  ", row.Select(c => c.Text)).Append('\n');
            return;
        }

        var words = row[label].Text;
        var cut = words.Length / 2 + random.Next(3);
        text.AppendJoin("  ", row.Take(label).Select(c => c.Text)).Append("  ").Append(words[..cut]);
        text.Append(random.Next(2) == 0 ? $"   {figures}\n{words[cut..]}\n" : $"\n{words[cut..]}   {figures}\n");
    }

    /// <summary>Label and figures of one digit with nothing between them.</summary>
    public static string Glued(PrintedReport report)
    {
        var text = new StringBuilder(report.Title).Append('\n');
        foreach (var part in report.Parts)
        {
            text.Append(part.Heading).Append('\n').AppendJoin('\n', part.Prose).Append('\n');
            part.Rows.ForEach(r => text.AppendJoin("", r.Select(c => c.Text)).Append('\n'));
        }

        return text.ToString();
    }
}
