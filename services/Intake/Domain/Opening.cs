namespace Disclosure.Intake.Domain;

/// <summary>How the document begins: its title and what can be told from it.</summary>
/// <param name="Title">Without layout; empty where none was found.</param>
/// <param name="Items">How many items the title takes from the start, with what stands above it.</param>
internal sealed record Opening(string Title, int Year, int Items)
{
    // A title stands near the top and takes few lines.
    private const int MaxItems = 12;
    private const int MaxLines = 3;
    private const int MaxTitle = 90;

    public static Opening Of(Source source)
    {
        var lines = source.Items.TakeWhile(i => i is SourceLine).Take(MaxItems).Cast<SourceLine>().ToArray();
        var (title, items) = ("", 0);
        for (var start = 0; start < lines.Length && title.Length == 0; start++)
        {
            (title, items) = From(lines, start);
        }

        var preamble = string.Concat(source.Items.OfType<SourceLine>().Take(40).Select(l => l.Text));
        return new(title, Facts.Year(title, preamble), items);
    }

    // The shortest run of lines from here that ends as a title does.
    private static (string Title, int Items) From(SourceLine[] lines, int start)
    {
        var text = "";
        for (var i = start; i < Math.Min(lines.Length, start + MaxLines); i++)
        {
            text += Facts.Title(lines[i].Text);
            if (
                text.Length > MaxTitle
                || text.Contains('。', StringComparison.Ordinal)
                || Numeral.Split(lines[i].Text).Kind == NumeralKind.Plain
            )
            {
                return ("", 0);
            }

            var ends =
                text.EndsWith("报告", StringComparison.Ordinal)
                || text.EndsWith("報告", StringComparison.Ordinal)
                || text.EndsWith("年报", StringComparison.Ordinal);
            if (ends && Facts.IsTitle(text) && lines[start].Text.Trim().Length > 0)
            {
                return (text, i + 1);
            }
        }

        return ("", 0);
    }
}
