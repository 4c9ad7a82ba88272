using Disclosure.Intake.Tests.Quirks;

namespace Disclosure.Intake.Tests.Formats;

/// <summary>A page as a printer sees it: texts on their base lines and rules, in millimetres from the upper left corner.</summary>
internal sealed record PageLayout(
    List<(string Text, double X, double Y, double Size)> Texts,
    List<(double X, double Y, double Width, double Height)> Rules
)
{
    private const double Left = 20;
    private const double Top = 25;
    private const double Bottom = 270;
    private const double Wide = 170;
    private const double LineHeight = 8;
    private const double RowHeight = 6;

    /// <summary>The report's pages: lines wrapped, tables ruled and broken over pages, numbers at the feet.</summary>
    public static IReadOnlyList<PageLayout> Of(PrintedReport report)
    {
        var pages = new List<PageLayout>();
        var y = Bottom + 1;
        Line(report.Title, 5, 0);
        foreach (var part in report.Parts)
        {
            Line(part.Heading, 4, 8);
            foreach (var text in part.Prose)
            {
                Line(text, 4, 8);
            }

            Table(part.Rows);
        }

        return pages;

        void Room(double height)
        {
            if (y + height <= Bottom)
            {
                return;
            }

            pages.Add(new([], []));
            pages[^1].Texts.Add(($"- {pages.Count} -", 100, 285, 4));
            y = Top;
        }

        void Line(string text, double size, double indent)
        {
            for (var at = 0; at < text.Length; indent = 0)
            {
                var fits = Math.Min(text.Length - at, (int)((Wide - indent) / size));
                Room(LineHeight);
                y += LineHeight;
                pages[^1].Texts.Add((text.Substring(at, fits), Left + indent, y, size));
                at += fits;
            }
        }

        void Table(List<List<PrintedCell>> rows)
        {
            var columns = rows.Count == 0 ? 0 : rows.Max(r => r.Sum(c => c.ColSpan));
            // A column of words is wider than one of figures.
            var widths = Enumerable
                .Range(0, columns)
                .Select(i =>
                    columns > 12 ? Wide / columns
                    : i < columns - 7 ? (Wide - (7 * 13)) / Math.Max(1, columns - 7)
                    : columns > 7 ? 13
                    : Wide / columns
                )
                .ToArray();
            var xs = widths.Aggregate(new List<double> { Left }, (list, w) => [.. list, list[^1] + w]);
            var open = new List<(int From, int To, int Rows)>();
            foreach (var row in rows)
            {
                Room(RowHeight + 12);
                var (page, column) = (pages[^1], 0);
                foreach (var cell in row)
                {
                    while (open.Exists(o => o.From <= column && column < o.To))
                    {
                        column = open.Find(o => o.From <= column && column < o.To).To;
                    }

                    var (left, right) = (xs[column], xs[column + cell.ColSpan]);
                    // Words that do not fit are set smaller; nothing leaves its cell.
                    var size = Math.Min(3, (right - left - 1) / Math.Max(1, cell.Text.Sum(c => c < 0x80 ? 0.5 : 1.0)));
                    page.Texts.Add((cell.Text, left + 0.5, y + (RowHeight * 0.7), size));
                    page.Rules.Add((left, y, right - left, 0.1));
                    open.Add((column, column + cell.ColSpan, cell.RowSpan));
                }

                // Every cell that is open draws its sides in this row, and its foot where it ends.
                foreach (var (from, to, left) in open)
                {
                    page.Rules.AddRange([(xs[from], y, 0.1, RowHeight), (xs[to], y, 0.1, RowHeight)]);
                    if (left == 1)
                    {
                        page.Rules.Add((xs[from], y + RowHeight, xs[to] - xs[from], 0.1));
                    }
                }

                open = [.. open.Where(o => o.Rows > 1).Select(o => o with { Rows = o.Rows - 1 })];
                y += RowHeight;
            }
        }
    }
}
