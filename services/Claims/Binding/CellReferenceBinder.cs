using Disclosure.Claims.Comparison;
using Disclosure.Claims.Quantities;
using Disclosure.Claims.Subjects;
using Disclosure.Form;
using Disclosure.Form.References;

namespace Disclosure.Claims.Binding;

/// <summary>A number of the prose and the reference that would replace it.</summary>
/// <param name="Reference">Null where the number agrees with no cell, or is said in words.</param>
public sealed record StatedNumber(TextLine Line, Claim Claim, CellReference? Reference);

/// <summary>Replaces numbers that agree with their cells by references to those cells.</summary>
public static class CellReferenceBinder
{
    // 万
    private const decimal TenThousand = 10_000;

    // More than any report states.
    private const int MaxNumbers = 2_000;

    /// <summary>Every number that is a claim, at most 2,000, with its reference.</summary>
    /// <param name="sheets">Null where there are none: no number then has a reference.</param>
    /// <param name="lines">As the finder returns them.</param>
    public static IReadOnlyList<StatedNumber> FindNumbers(IEnumerable<LineClaims> lines, ReferenceSheets? sheets) =>
        [
            .. (
                from line in lines
                from claim in line.Claims
                select new StatedNumber(line.Line, claim, FindReference(line.Line, claim, sheets))
            ).Take(MaxNumbers),
        ];

    /// <summary>The section's own blocks with references in the place of the numbers that agree with their cells.</summary>
    /// <param name="section">Its parts are bound on their own.</param>
    /// <param name="finder">Of the report of the section.</param>
    public static IReadOnlyList<Block> Bind(Section section, ClaimFinder finder, ReferenceSheets? sheets)
    {
        var changes = FindNumbers(finder.Find(TextLine.Split(section)), sheets)
            .Where(n => n.Reference is not null)
            // A number is replaced once, though it may speak of two rows (受理并办结27件).
            .DistinctBy(n => (n.Line.Start, n.Claim.Quantity.Start))
            .GroupBy(n => n.Line.Start)
            // From the end of the line: a replacement before it would move the places.
            .ToDictionary(g => g.Key, g => g.OrderByDescending(n => n.Claim.Quantity.Start).Select(Change).ToArray());
        var lines = new Queue<TextLine>(TextLine.Split(section));
        // Blocks and lines are walked side by side: each block takes as many lines as it has.
        return [.. section.Blocks.Select(b => Bind(b, lines, changes))];
    }

    // What to replace, in UTF-16 units of the line.
    private static (int Start, int Length, string Text) Change(StatedNumber number) =>
        (
            number.Claim.Quantity.Start,
            number.Claim.Quantity.End - number.Claim.Quantity.Start,
            number.Reference!.ToString()
        );

    // Lines are taken off the queue as blocks use them up; numbers of headings, captions and tables stay as they are.
    private static Block Bind(
        Block block,
        Queue<TextLine> lines,
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

    // Bold and plain runs keep their look: the paragraph replaces within runs.
    private static Paragraph Bind(
        Paragraph paragraph,
        TextLine line,
        Dictionary<int, (int Start, int Length, string Text)[]> changes
    ) => changes.TryGetValue(line.Start, out var mine) ? paragraph.Replace(mine) : paragraph;

    // Only a reference that prints exactly the characters it replaces.
    private static CellReference? FindReference(TextLine line, Claim claim, ReferenceSheets? sheets)
    {
        // Decimals of 元 would be lost: a cell holds 万元 with up to four places.
        if (sheets is null || claim.InWords || claim.Quantity.Unit == QuantityUnit.Money && claim.Quantity.Step < 1)
        {
            return null;
        }

        var stated = line.Text[claim.Quantity.Start..claim.Quantity.End];
        foreach (var (sum, value) in ClaimReadings.Evaluate(claim, sheets))
        {
            if (claim.Agrees(value))
            {
                // Bound only where it prints the same characters: binding must not change what people read.
                var reference = new CellReference(Operation.Value, sum, null, FormatFor(stated, claim.Quantity));
                return reference.Print(sheets) is (var printed, EvaluationFailure.None) && SaysTheSame(printed, stated)
                    ? reference
                    : null;
            }
        }

        return null;
    }

    // 1.2万 stays in ten thousands and 三件 in Chinese numerals.
    private static ReferenceFormat FormatFor(string stated, Quantity quantity) =>
        stated.EndsWith('万') && char.IsDigit(stated[0])
            ? new(ReferenceFormatKind.TenThousands, Places(quantity.Step / TenThousand))
        : stated.Any(ChineseNumeral.Has) ? new(ReferenceFormatKind.Chinese, null)
        : ReferenceFormat.Plain;

    // Decimals of a number whose last digit counts a step, at most 6 as in references.
    private static int Places(decimal step)
    {
        var places = 0;
        for (; step < 1 && places < 6; step *= 10)
        {
            places++;
        }

        return places;
    }

    // 1,204 and １５ are printed as 1204 and 15; 两 stays, as no reference prints it.
    private static bool SaysTheSame(string printed, string stated) =>
        printed == stated
        || printed == stated.Replace(",", "", StringComparison.Ordinal)
        || printed == string.Concat(stated.Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
}
