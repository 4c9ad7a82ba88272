using Disclosure.Form;
using Disclosure.Testing;

namespace Disclosure.Statistics.Tests.Domain;

/// <summary>Plants single mistakes of the kinds that offices make into sheets that are in order.</summary>
internal sealed class Mistakes(Random random)
{
    private static readonly Edition s_edition = Editions.E2021;

    private static readonly int[] s_summed = [.. Sheets.Rules.Equations.SelectMany(e => e.All).Distinct().Order()];

    public IReadOnlyList<(string Kind, Func<Sheet, Sheet?> Plant)> Kinds =>
        [
            ("one figure changed", ChangeOne),
            ("total left blank", BlankTotal),
            ("sub-total counted twice", CountTwice),
            ("neighbouring cells swapped", SwapCells),
            ("neighbouring columns swapped", SwapColumns),
            ("digits transposed", SwapDigits),
            ("rows shifted by one", ShiftRows),
            ("last rows lost", LoseRows),
            ("unit slip", SlipUnit),
        ];

    private Sheet? ChangeOne(Sheet sheet)
    {
        var cell = Pick(sheet, s_summed);
        var value = sheet[cell].Digits;
        var changed = value + (random.Next(2) == 0 ? 1 : -1) * random.Next(1, (int)Math.Max(10, value));
        return changed < 0 ? null : Set(sheet, (cell, changed));
    }

    private Sheet? BlankTotal(Sheet sheet)
    {
        var sums = s_summed.Where(i => s_edition.Cells[i] is var c && (c.Row.IsSum || c.Column.IsSum)).ToArray();
        return Set(sheet, (Pick(sheet, sums), null));
    }

    private Sheet? CountTwice(Sheet sheet)
    {
        var sums = Sheets.Rules.Equations.Where(e => e.Left.Length == 1 && !sheet[e.Left[0]].IsBlank).ToArray();
        var plan = sums[random.Next(sums.Length)];
        var groups = plan
            .Right.Where(i => sheet[i].IsNumber)
            .GroupBy(i =>
                plan.ByColumn ? s_edition.Cells[i].Row.Groups[^1]
                : s_edition.Cells[i].Column.Name == "natural_person" ? ""
                : "法人或其他组织"
            )
            .Where(g => g.Count() > 1)
            .ToArray();
        if (groups.Length == 0)
        {
            return null;
        }

        var extra = groups[random.Next(groups.Length)].Sum(i => sheet[i].Digits);
        return Set(sheet, (plan.Left[0], sheet[plan.Left[0]].Digits + extra));
    }

    private Sheet? SwapCells(Sheet sheet)
    {
        var one = Pick(sheet, s_summed);
        var lines = Lines(sheet, s_edition.Cells[one].Table.Name, byRow: random.Next(2) == 0);
        var line = lines.First(l => l.Contains(one));
        var at = Array.IndexOf(line, one);
        return at + 1 < line.Length ? Swap(sheet, [one], [line[at + 1]]) : null;
    }

    private Sheet? SwapColumns(Sheet sheet)
    {
        var columns = Lines(sheet, random.Next(2) == 0 ? "requests" : "proceedings", byRow: false);
        var at = random.Next(columns.Length - 1);
        return Swap(sheet, columns[at], columns[at + 1]);
    }

    private Sheet? SwapDigits(Sheet sheet)
    {
        var cell = Pick(sheet, s_summed);
        var digits = $"{sheet[cell].Digits}".ToCharArray();
        var at = random.Next(Math.Max(1, digits.Length - 1));
        if (digits.Length < 2 || digits[at] == digits[at + 1] || (at == 0 && digits[1] == '0'))
        {
            return null;
        }

        (digits[at], digits[at + 1]) = (digits[at + 1], digits[at]);
        return Set(sheet, (cell, long.Parse(digits)));
    }

    // Down from any row, which is left blank, or the whole table up. Of a row lost somewhere in the middle no sum can tell
    // which of the results it was.
    private Sheet? ShiftRows(Sheet sheet)
    {
        var rows = Lines(sheet, "requests", byRow: true);
        var down = random.Next(2) == 0;
        var first = down ? random.Next(rows.Length - 1) : 0;
        var moved = new List<(int, long?)>();
        for (var i = first; i + 1 < rows.Length; i++)
        {
            var (to, from) = down ? (rows[i + 1], rows[i]) : (rows[i], rows[i + 1]);
            moved.AddRange(to.Zip(from, (t, f) => (t, (long?)sheet[f].Digits)));
        }

        moved.AddRange((down ? rows[first] : rows[^1]).Select(c => (c, (long?)null)));
        return Set(sheet, [.. moved]);
    }

    private Sheet? LoseRows(Sheet sheet)
    {
        var rows = Lines(sheet, "requests", byRow: true);
        return Set(sheet, [.. rows.TakeLast(random.Next(1, 4)).SelectMany(r => r).Select(c => (c, (long?)null))]);
    }

    private Sheet? SlipUnit(Sheet sheet)
    {
        var cell = Pick(sheet, s_summed);
        var value = sheet[cell].Digits;
        var factor = random.Next(2) == 0 ? 1000 : 10_000;
        return value == 0 ? null
            : value % factor == 0 && random.Next(2) == 0 ? Set(sheet, (cell, value / factor))
            : Set(sheet, (cell, value * factor));
    }

    private int Pick(Sheet sheet, int[] cells)
    {
        var filled = cells.Where(c => sheet[c].IsNumber).ToArray();
        return filled[random.Next(filled.Length)];
    }

    private static int[][] Lines(Sheet sheet, string table, bool byRow) =>
        [
            .. s_summed
                .Where(i => s_edition.Cells[i].Table.Name == table && !sheet[i].IsBlank)
                .GroupBy(i => byRow ? s_edition.Cells[i].Row.Name : s_edition.Cells[i].Column.Name)
                .Select(g => g.ToArray()),
        ];

    private static Sheet Swap(Sheet sheet, int[] one, int[] other) =>
        Set(
            sheet,
            [
                .. one.Zip(other)
                    .SelectMany(p =>
                        new (int, long?)[] { (p.First, sheet[p.Second].Digits), (p.Second, sheet[p.First].Digits) }
                    ),
            ]
        );

    private static Sheet Set(Sheet sheet, params (int Cell, long? Value)[] changes) =>
        sheet.With(
            changes.ToDictionary(c => c.Cell, c => c.Value is { } v ? CellValue.FromInteger(v) : CellValue.Blank)
        );
}
