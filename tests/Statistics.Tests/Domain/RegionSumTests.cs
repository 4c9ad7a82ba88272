using CsCheck;
using Disclosure.ApiErrors;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Disclosure.Statistics.Domain.Regions;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Statistics.Domain.Sheets;
using Disclosure.Testing;

namespace Disclosure.Statistics.Tests.Domain;

public sealed class RegionSumTests
{
    private static readonly Gen<CellValue> s_value = Gen.OneOf(
        Gen.Const(CellValue.FromInteger(0)),
        Gen.Const(CellValue.Blank),
        Gen.Const(CellValue.NotApplicable),
        Gen.Long[-1_000_000, 1_000_000].Select(CellValue.FromInteger)
    );

    [Fact]
    public void The_sum_is_the_fold_of_its_sheets_in_any_order() =>
        s_value
            .Array[Editions.E2021.Cells.Count]
            .Array[1, 8]
            .Sample(
                drawn =>
                {
                    var sheets = drawn.Select(v => Printed(v)).ToArray();
                    var sum = Sum(sheets);
                    Assert.Equal(sum.Values.ToArray(), Sum([.. sheets.Reverse()]).Values.ToArray());
                    for (var i = 0; i < sum.Values.Length; i++)
                    {
                        var expected = sheets.Any(s => s[i].IsNumber) ? sheets.Sum(s => s[i].Number) : (decimal?)null;
                        Assert.Equal(expected, sum[i].IsNumber ? sum[i].Number : null);
                    }
                },
                iter: 100
            );

    [Fact]
    public void Sums_of_sheets_that_add_up_add_up() =>
        Sheets
            .Balanced.Array[1, 6]
            .Sample(
                sheets => Assert.Empty(Sheets.Checker.CheckCells(Sum(sheets), CheckStage.Submission, 2023)),
                iter: 100
            );

    [Fact]
    public void Decimals_are_added_exactly_and_keep_their_places()
    {
        string[] amounts = ["0.1", "0.20", "43.788", "7"];
        var sum = Sum([.. amounts.Select(a => Sheets.Zero(("proactive.fees.amount", a)))]);
        Assert.Equal("51.088", sum["proactive.fees.amount"].ToString());
    }

    [Fact]
    public void A_sum_of_more_than_18_digits_is_refused_and_names_its_cell()
    {
        var large = Sheets.Zero(("proactive.licensing.decisions", "999999999999999999"));
        var fault = Assert.Throws<ApiException>(() => Sum([large, large]));
        Assert.Equal(("SUM_OVERFLOW", "proactive.licensing.decisions"), (fault.Reason, fault.Metadata["cell"]));
    }

    [Fact]
    public void Where_one_sheet_prints_other_results_as_one_row_the_sum_does_and_nothing_is_lost()
    {
        var edition = Editions.E2021;
        var alternative = edition.Alternatives.Single();
        var one = Sheets
            .Zero()
            .With(
                alternative
                    .Replaced.ToDictionary(i => i, _ => CellValue.Blank)
                    .Concat(alternative.Own.Select(i => KeyValuePair.Create(i, CellValue.FromInteger(2))))
                    .ToDictionary()
            );
        var other = Sheets.Zero(("requests.other_rest.total", "3"), ("requests.other_fee_unpaid.total", "1"));
        var sum = Sum([one, other]);
        Assert.Equal("6", sum["requests.other.total"].ToString());
        Assert.True(sum["requests.other_rest.total"].IsBlank);
    }

    [Fact]
    public void A_cell_whose_unit_the_form_does_not_print_is_not_added_up()
    {
        var sheet = Sheets.Filled(Editions.E2019, "1");
        Assert.True(Sum([sheet, sheet])["proactive.procurement.amount"].IsBlank);
        Assert.Equal("2", Sum([sheet, sheet])["proactive.procurement.count"].ToString());
    }

    [Fact]
    public void Blank_cells_are_told_with_the_number_of_offices()
    {
        var builder = new RegionSumBuilder(Sheets.Catalog, Editions.E2021);
        builder.Add(Editions.E2021, PackedCells.Pack(Sheets.Zero(("requests.received.total", "")).Values));
        builder.Add(Editions.E2021, PackedCells.Pack(Sheets.Zero().Values));
        Assert.Equal(
            ["表三“一、本年新收政府信息公开申请数量”的“总计”有 1 个机关没有填写，未计入。"],
            builder.BuildNotes()
        );
    }

    [Fact]
    public void A_difference_that_is_just_one_offices_figure_names_that_office()
    {
        var members = new[] { "a1", "b2", "c3" }
            .Select(id => new MemberSheet(new(ReportName.Parse("name", $"agencies/{id}/reports/2023"), 1), $"{id}局"))
            .ToArray();
        string[] figures = ["5", "7", "3"];
        var collected = Sheets.Zero(("proactive.licensing.decisions", "12"));
        var sheets = figures.Select(f => Sheets.Zero(("proactive.licensing.decisions", f))).ToArray();
        var total = Sum(sheets);
        var wanted = RegionDifference.Find(collected, total).ToDictionary(d => d.Cell, d => Math.Abs(d.Excess));
        var finder = new ContributionFinder(Sheets.Catalog, Editions.E2021, members, wanted, 5);
        for (var i = 0; i < sheets.Length; i++)
        {
            finder.Add(i, Editions.E2021, PackedCells.Pack(sheets[i].Values));
        }

        var finding = Sheets
            .Checker.Check(
                new CheckInput(collected, CheckStage.Submission, 2023) { Region = new(total, 3, finder.Build(), []) }
            )
            .Findings.Single();
        Assert.Contains("少 3。这正好是c3局的数，可能漏计了它。", finding.Message, StringComparison.Ordinal);
    }

    private static Sheet Printed(CellValue[] values)
    {
        foreach (var i in Editions.E2021.Alternatives.SelectMany(a => a.Own))
        {
            values[i] = CellValue.Blank;
        }

        return new(Editions.E2021, values);
    }

    private static Sheet Sum(Sheet[] sheets)
    {
        var builder = Build(sheets, sheets[0].Edition);
        // In portions it comes to the same.
        var portions = new RegionSumBuilder(Sheets.Catalog, sheets[0].Edition);
        portions.Add(Build(sheets[..(sheets.Length / 2)], sheets[0].Edition));
        portions.Add(Build(sheets[(sheets.Length / 2)..], sheets[0].Edition));
        Assert.Equal(builder.BuildTotal().Values.ToArray(), portions.BuildTotal().Values.ToArray());
        Assert.Equal(builder.BuildNotes(), portions.BuildNotes());
        return builder.BuildTotal();
    }

    private static RegionSumBuilder Build(Sheet[] sheets, Edition edition)
    {
        var builder = new RegionSumBuilder(Sheets.Catalog, edition);
        foreach (var sheet in sheets)
        {
            builder.Add(sheet.Edition, PackedCells.Pack(sheet.Values));
        }

        return builder;
    }
}
