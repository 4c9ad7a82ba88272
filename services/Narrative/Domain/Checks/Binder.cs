using Disclosure.Form;
using Disclosure.Form.References;
using Disclosure.Narrative.Domain.Claims;

namespace Disclosure.Narrative.Domain.Checks;

/// <summary>A number of the prose, what it may mean, and the reference that would bind it.</summary>
/// <param name="Reference">Null where it disagrees, has nothing to agree with, or is said in words.</param>
internal sealed record StatedNumber(Line Line, Claim Claim, CellReference? Reference);

/// <summary>Puts references in the place of numbers that agree with the cells they speak of.</summary>
internal static class Binder
{
    private const decimal TenThousand = 10_000;

    // No report states as many.
    private const int MostNumbers = 2_000;

    public static IReadOnlyList<StatedNumber> Numbers(Draft draft) =>
        [
            .. (
                from paragraph in ClaimedParagraph.Of(draft)
                from claim in paragraph.Claims
                select new StatedNumber(paragraph.Line, claim, ReferenceOf(paragraph.Line, claim, draft.Figures))
            ).Take(MostNumbers),
        ];

    /// <summary>The blocks of a section with its numbers bound.</summary>
    public static IReadOnlyList<Block> Bind(Section section, Draft draft)
    {
        var alone = draft with { Sections = [section with { Sections = [] }] };
        var changes = Numbers(alone)
            .Where(n => n.Reference is not null)
            .DistinctBy(n => (n.Line.Start, n.Claim.Quantity.Start))
            .GroupBy(n => n.Line.Start)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(n => n.Claim.Quantity.Start).Select(Change).ToArray());
        var lines = new Queue<Line>(Line.Of(section));
        return [.. section.Blocks.Select(b => Bind(b, lines, changes))];
    }

    private static (int Start, int Length, string Text) Change(StatedNumber number) =>
        (
            number.Claim.Quantity.Start,
            number.Claim.Quantity.End - number.Claim.Quantity.Start,
            number.Reference!.ToString()
        );

    private static Block Bind(
        Block block,
        Queue<Line> lines,
        Dictionary<int, (int Start, int Length, string Text)[]> changes
    )
    {
        switch (block)
        {
            case Paragraph paragraph:
                return Bind(paragraph, lines.Dequeue(), changes);
            case ItemList list:
                return list with { Items = [.. list.Items.Select(i => Bind(i, lines.Dequeue(), changes))] };
            default:
                foreach (var _ in block.Text.Split('\n'))
                {
                    lines.Dequeue();
                }

                return block;
        }
    }

    private static Paragraph Bind(
        Paragraph paragraph,
        Line line,
        Dictionary<int, (int Start, int Length, string Text)[]> changes
    ) => changes.TryGetValue(line.Start, out var mine) ? paragraph.Replace(mine) : paragraph;

    // Only a reference that prints exactly what stands there now.
    private static CellReference? ReferenceOf(Line line, Claim claim, ReferenceSheets? figures)
    {
        if (figures is null || claim.InWords || claim.Quantity.Unit == Unit.Money && claim.Quantity.Step < 1)
        {
            return null;
        }

        var stated = line.Text[claim.Quantity.Start..claim.Quantity.End];
        foreach (var (sum, value) in ReadingOf.All(claim, figures))
        {
            if (claim.Agrees(value))
            {
                var reference = new CellReference(Operation.Value, sum, null, FormOf(stated, claim.Quantity));
                return reference.Print(figures) is (var printed, EvaluationFailure.None) && SaysTheSame(printed, stated)
                    ? reference
                    : null;
            }
        }

        return null;
    }

    private static ReferenceFormat FormOf(string stated, Quantity quantity) =>
        stated.EndsWith('万') && char.IsDigit(stated[0])
            ? new(ReferenceFormatKind.TenThousands, Places(quantity.Step / TenThousand))
        : stated.Any(ChineseNumeral.Has) ? new(ReferenceFormatKind.Chinese, null)
        : ReferenceFormat.Plain;

    private static int Places(decimal step)
    {
        var places = 0;
        for (; step < 1 && places < 6; step *= 10)
        {
            places++;
        }

        return places;
    }

    // 1,204 and １５ are printed as 1204 and 15; 两 as 二.
    private static bool SaysTheSame(string printed, string stated) =>
        printed == stated
        || printed == stated.Replace(",", "", StringComparison.Ordinal)
        || printed == stated.Replace('两', '二')
        || printed == string.Concat(stated.Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
}
