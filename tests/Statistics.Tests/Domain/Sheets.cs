using CsCheck;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Editions;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Testing;

namespace Disclosure.Statistics.Tests.Domain;

/// <summary>Sheets to judge.</summary>
internal static class Sheets
{
    public static EditionCatalog Catalog => Editions.Catalog;

    public static SheetJudge Judge { get; } = new(Catalog);

    public static RuleSet Rules => Judge.RulesOf(Editions.E2021);

    /// <summary>Every cell that is printed filled with one text, some of them otherwise; "" is blank.</summary>
    public static Sheet Filled(Edition edition, string fill, params (string Cell, string Value)[] others)
    {
        var values = new CellValue[edition.Cells.Count];
        var alternatives = edition.Alternatives.SelectMany(a => a.Own).ToHashSet();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = alternatives.Contains(i) ? CellValue.Blank : Value(fill);
        }

        foreach (var (cell, value) in others)
        {
            values[edition.IndexOf(cell)] = Value(value);
        }

        return new(edition, values);
    }

    public static Sheet Zero(params (string Cell, string Value)[] others) => Filled(Editions.E2021, "0", others);

    /// <summary>Sheets that hold every rule: parts drawn, totals added up, what is carried out the balance.</summary>
    public static Gen<Sheet> Balanced { get; } = Gen.Int[0, 500].Array[Editions.E2021.Cells.Count].Select(Balance);

    /// <summary>A sheet that holds every rule, of any figures.</summary>
    public static Sheet Balance(int[] drawn)
    {
        var edition = Editions.E2021;
        var values = new long[drawn.Length];
        for (var i = 0; i < drawn.Length; i++)
        {
            values[i] = drawn[i];
        }

        var rows = edition
            .Cells.Where(c => c.Table.Name == "requests")
            .Select(c => c.Row.Name)
            .Distinct()
            .Where(r => r != "other")
            .ToArray();
        var results = rows.Except(["received", "carried_in", "concluded", "carried_out"]).ToArray();
        var columns = edition
            .Cells.First(c => c.Table.Name == "requests")
            .Block.Columns.Select(c => c.Name)
            .SkipLast(1)
            .ToArray();
        foreach (var column in columns)
        {
            At("concluded", column) = results.Sum(r => At(r, column));
            var open = At("received", column) + At("carried_in", column) - At("concluded", column);
            At("received", column) += Math.Max(0, -open);
            At("carried_out", column) = Math.Max(0, open);
        }

        foreach (var row in rows)
        {
            At(row, "total") = columns.Sum(c => At(row, c));
        }

        foreach (var row in new[] { "review", "direct_litigation", "litigation_after_review" })
        {
            values[edition.IndexOf($"proceedings.{row}.total")] = new[]
            {
                "upheld",
                "corrected",
                "other",
                "pending",
            }.Sum(c => values[edition.IndexOf($"proceedings.{row}.{c}")]);
        }

        var cells = values.Select(CellValue.FromInteger).ToArray();
        foreach (var i in edition.Alternatives.SelectMany(a => a.Own))
        {
            cells[i] = CellValue.Blank;
        }

        return new(edition, cells);

        ref long At(string row, string column) => ref values[edition.IndexOf($"requests.{row}.{column}")];
    }

    /// <summary>A real report's printed figures.</summary>
    public static Sheet Of(CorpusReport report)
    {
        var edition = report.Edition == "2021" ? Editions.E2021 : Editions.E2019;
        var values = new CellValue[edition.Cells.Count];
        foreach (var (cell, number) in report.Cells.Where(c => c.Value is not null))
        {
            values[edition.IndexOf(cell)] = CellValue.TryParse($"{number}", out var value) ? value : CellValue.Blank;
        }

        return new(edition, values);
    }

    private static CellValue Value(string text) =>
        text switch
        {
            "" => CellValue.Blank,
            "n/a" => CellValue.NotApplicable,
            _ => CellValue.TryParse(text, out var value) ? value : throw new FormatException(text),
        };
}
