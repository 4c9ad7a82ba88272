using Disclosure.Form;
using Disclosure.Testing;

namespace Disclosure.Intake.Tests.Quirks;

/// <summary>Complete sheets to lay out: real ones and made ones.</summary>
internal static class Sheets
{
    /// <summary>Figures that differ from cell to cell, so that a shift of one place is seen; sums hold.</summary>
    public static Sheet Made(Edition edition, Random random, int most, bool useAlternatives = false)
    {
        var values = new CellValue[edition.Cells.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var measure = edition.Cells[i].Column.ValueType;
            values[i] =
                measure == CellValueType.Amount
                && most > 10
                && CellValue.TryParse($"{random.Next(most)}.{random.Next(10, 99)}", out var amount)
                    ? amount
                    : CellValue.FromInteger(random.Next(most));
        }

        foreach (var table in edition.Tables.Where(t => t.Name != "proactive"))
        {
            var width = table.Blocks[0].Columns.Count;
            for (var at = 0; at < values.Length; at++)
            {
                if (edition.Cells[at].Table == table && edition.Cells[at].Column == table.Blocks[0].Columns[^1])
                {
                    // Where every figure has one digit the whole must have one too.
                    if (most <= 10)
                    {
                        for (var i = at - width + 2; i < at; i++)
                        {
                            values[i] = CellValue.FromInteger(0);
                        }
                    }

                    values[at] = CellValue.FromInteger(
                        Enumerable.Range(at - width + 1, width - 1).Sum(i => values[i].Digits)
                    );
                }
            }
        }

        foreach (var i in edition.Alternatives.SelectMany(a => useAlternatives ? a.Replaced : a.Own))
        {
            values[i] = CellValue.Blank;
        }

        return new(edition, values);
    }

    /// <summary>The complete reports of the corpus.</summary>
    public static IEnumerable<Sheet> Real()
    {
        foreach (var report in CorpusReport.All.Where(r => r.Cells.Values.Count(v => v is not null) > 180))
        {
            var edition = report.Edition == "2019" ? Editions.E2019 : Editions.E2021;
            var values = edition
                .Cells.Select(c =>
                    report.Cells.GetValueOrDefault(c.Name) is { } number
                    && CellValue.TryParse(number.ToString(), out var value)
                        ? value
                        : CellValue.Blank
                )
                .ToArray();
            yield return new(edition, values);
        }
    }
}
