using Disclosure.Claims.Binding;
using Disclosure.Form;
using Disclosure.Narrative.Domain.Checks;
using Disclosure.Narrative.Domain.Checks.Standing;

namespace Disclosure.Narrative.Domain.Drafting;

/// <summary>A sentence that a person must rewrite.</summary>
internal sealed record PassageToRewrite(string Section, Span Span, string Text, string Reason);

/// <summary>Starts a year from last year's prose.</summary>
internal static class YearRollover
{
    /// <summary>Last year's prose with numbers that agree with last year's sheet bound to cells, and years moved on by one. The year
    /// of what happened last year does not move: a person must write it.</summary>
    /// <param name="last">Last year's prose with last year's figures.</param>
    public static IReadOnlyList<Section> CarryOver(ProseDraft last) =>
        [
            .. last.Sections.Select(s =>
                s with
                {
                    Blocks =
                    [
                        // Bound first: a number that agrees with last year's cell becomes this year's by itself.
                        .. CellReferenceBinder
                            .Bind(s, last.CreateClaimFinder(), last.Sheets)
                            .Select(b => Shift(b, last.Year)),
                    ],
                }
            ),
        ];

    /// <summary>Sentences about last year alone that a person must rewrite.</summary>
    public static IEnumerable<PassageToRewrite> FindPassagesToRewrite(IEnumerable<Section> sections)
    {
        foreach (var line in sections.SelectMany(TextLine.Split).Where(l => l.IsProse))
        {
            var at = 0;
            foreach (var sentence in History.TextSegmenter.SplitSentences(line.Text))
            {
                if (OneOffEventDetector.ReasonFor(sentence) is { } reason)
                {
                    yield return new(line.Section, line.SpanOf(at, at + sentence.Length), sentence, reason);
                }

                at += sentence.Length;
            }
        }
    }

    // All text of a block; picture descriptions stay as they are.
    private static Block Shift(Block block, int year) =>
        block switch
        {
            Heading heading => heading with { Content = MoveOn(heading.Content, year) },
            Paragraph paragraph => Shift(paragraph, year),
            ItemList list => list with { Items = [.. list.Items.Select(i => Shift(i, year))] },
            PictureBlock picture => picture with { Caption = MoveOn(picture.Caption, year) },
            SmallTable table => table with
            {
                Caption = MoveOn(table.Caption, year),
                Rows = [.. table.Rows.Select(r => r.Select(c => MoveOn(c, year)).ToArray())],
            },
            _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, null),
        };

    // A fact of last year would be false of this one: its year is left to be written.
    private static string MoveOn(string text, int year) =>
        string.Concat(
            History
                .TextSegmenter.SplitSentences(text)
                .Select(s =>
                    OneOffEventDetector.ReasonFor(s) is null ? YearShifter.Shift(s, year) : YearShifter.Clear(s, year)
                )
        );

    // Run by run: a year that is cut by a change of look stays as it is.
    private static Paragraph Shift(Paragraph paragraph, int year) =>
        new([.. paragraph.Runs.Select(r => r with { Text = MoveOn(r.Text, year) })]);
}
