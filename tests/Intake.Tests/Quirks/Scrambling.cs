using System.Text;

namespace Disclosure.Intake.Tests.Quirks;

/// <summary>
/// Text whose labels stand apart from their figures, as page readers leave it: a label some lines too high or too low,
/// broken, joined with the next, twice, or lost. The figures keep their order.
/// </summary>
internal static class Scrambling
{
    /// <summary>A report of which so many hundredths of the rows are scrambled.</summary>
    public static string Write(PrintedReport report, int share, Random random)
    {
        var text = new StringBuilder(report.Title).Append('\n');
        foreach (var part in report.Parts)
        {
            text.Append('\n').Append(part.Heading).Append('\n').AppendJoin('\n', part.Prose).Append('\n');
            var lines = Scramble(part.Rows, share, random.Next(3), random);
            text.AppendJoin('\n', lines).Append('\n');
        }

        return text.ToString();
    }

    private static List<string> Scramble(List<List<PrintedCell>> rows, int share, int shape, Random random)
    {
        // Figures keep their places; labels are put in between them, each at the index of the line it stands before.
        var lines = new List<string>();
        var labels = new List<(int At, string Text)>();
        foreach (var row in rows)
        {
            var words = row.Where(c => !c.IsValue).Select(c => c.Text).ToList();
            var figures = row.Where(c => c.IsValue).Select(c => c.Text).ToArray();
            if (figures.Length == 0)
            {
                labels.Add((lines.Count, string.Join(' ', words)));
                continue;
            }

            labels.AddRange(Labels(words, lines.Count, random.Next(100) < share, random));
            lines.AddRange(shape == 0 ? figures : [string.Join(shape == 1 ? "  " : " | ", figures)]);
        }

        return
        [
            .. Enumerable
                .Range(0, lines.Count + 1)
                .SelectMany(i => labels.Where(l => l.At == i).Select(l => l.Text).Concat(lines.Skip(i).Take(1))),
        ];
    }

    private static IEnumerable<(int At, string Text)> Labels(
        List<string> words,
        int at,
        bool isScrambled,
        Random random
    )
    {
        var label = words.Count == 0 ? "" : words[^1];
        foreach (var group in words.SkipLast(1))
        {
            yield return (at, group);
        }

        if (label.Length == 0)
        {
            yield break;
        }

        switch (isScrambled ? random.Next(6) : -1)
        {
            case 0:
                yield return (Math.Max(0, at + random.Next(-2, 4)), label);
                break;
            case 1:
                var cut = Math.Max(1, label.Length / 2);
                yield return (at, label[..cut]);
                yield return (at + 1, label[cut..]);
                break;
            case 2:
                var third = Math.Max(1, label.Length / 3);
                yield return (Math.Max(0, at - 1), label[..third]);
                yield return (at, label[third..Math.Min(label.Length, 2 * third)]);
                yield return (at + 1, label[Math.Min(label.Length, 2 * third)..]);
                break;
            case 3:
                // Two labels and then two rows: the label stands with the one before it.
                yield return (Math.Max(0, at - 1), label);
                break;
            case 4:
                yield return (at, label);
                yield return (Math.Max(0, at + random.Next(-1, 2)), label);
                break;
            case 5:
                break;
            default:
                yield return (at, label);
                break;
        }
    }
}
