using Disclosure.Form;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Statistics.Domain.Rules.CarryOver;
using Disclosure.Statistics.Domain.Years;
using Editions = Disclosure.Testing.Editions;

namespace Disclosure.Statistics.Tests.Domain;

/// <summary>A year against others.</summary>
public sealed class YearTests
{
    private static readonly EditionMap s_same = EditionMap.CreateIdentity(Editions.E2021);

    [Fact]
    public void A_new_years_sheet_begins_with_what_was_carried_over_and_what_is_in_force()
    {
        var cells = SheetPrefill.FindCells(
            Sheets.Rules.CarryOvers,
            Previous((Sheets.Zero(("requests.carried_out.total", "3"), ("proactive.rules.in_force", "8")), false))
        );
        Assert.Equal("3", cells[Editions.E2021.IndexOf("requests.carried_in.total")].ToString());
        Assert.Equal("8", cells[Editions.E2021.IndexOf("proactive.rules.in_force")].ToString());
        Assert.Equal(9, cells.Count);
    }

    [Fact]
    public void Merged_offices_bring_the_sum_and_a_part_of_an_office_brings_nothing()
    {
        var (one, other) = (
            Sheets.Zero(("requests.carried_out.total", "3")),
            Sheets.Zero(("requests.carried_out.total", "4"))
        );
        var place = Editions.E2021.IndexOf("requests.carried_in.total");
        Assert.Equal(
            "7",
            SheetPrefill.FindCells(Sheets.Rules.CarryOvers, Previous((one, false), (other, false)))[place].ToString()
        );
        Assert.Empty(SheetPrefill.FindCells(Sheets.Rules.CarryOvers, Previous((one, false), (other, true))));
        Assert.Empty(SheetPrefill.FindCells(Sheets.Rules.CarryOvers, null));
    }

    [Fact]
    public void A_breach_across_years_says_both_years_figures_and_the_fix()
    {
        var finding = Sheets
            .Checker.Check(
                new CheckInput(Sheets.Zero(), CheckStage.Submission, 2023)
                {
                    Previous = Previous((Sheets.Zero(("requests.carried_out.total", "4")), false)),
                }
            )
            .Findings.Single();
        Assert.Equal(
            "表三“二、上年结转政府信息公开申请数量”的“总计”填的是 0，而2022年年报“四、结转下年度继续办理”为 4，相差 4。"
                + "请核对两年的数；填错的改为 4，因机构调整等原因确有差异的说明理由。",
            finding.Message
        );
    }

    [Fact]
    public void What_cannot_be_judged_is_said_and_is_neither_right_nor_wrong()
    {
        var result = Sheets.Checker.Check(
            new CheckInput(Sheets.Zero(("requests.received.total", "")), CheckStage.Submission, 2023)
        );
        Assert.Contains(result.Unassessed, u => u is { Code: "requests.balance", Count: 1 });
        Assert.Contains(result.Unassessed, u => u is { Code: "carry.requests", Reason: "没有上一年的表格可以比对" });
        Assert.Contains(result.Unassessed, u => u.Code == "trend.outlier");
        Assert.Equal(["cells.blank"], result.Findings.Select(f => f.Code));
    }

    [Fact]
    public void A_rate_from_zero_is_undefined_and_said_to_be()
    {
        string[] values = ["0", "4", "6", "", "3"];
        var years = values
            .Select((v, i) => (2019 + i, s_same.Map(Sheets.Zero(("requests.received.total", v)))))
            .ToArray();
        var series = YearSeries.Create(Editions.E2021.IndexOf("requests.received.total"), years);
        Assert.Equal(
            [
                (null, null, RateGap.FirstYear),
                (4, null, RateGap.FromZero),
                (2, 50m, RateGap.None),
                (null, null, RateGap.FigureMissing),
                (null, null, RateGap.FigureMissing),
            ],
            series.Figures.Select(f => (f.Difference, f.Rate, f.Gap))
        );
    }

    [Fact]
    public void A_more_sensitive_setting_asks_sooner()
    {
        var history = new[] { "100", "100", "100" }
            .Select(v => s_same.Map(Sheets.Zero(("proactive.licensing.decisions", v))))
            .ToArray();
        var given = new CheckInput(Sheets.Zero(("proactive.licensing.decisions", "250")), CheckStage.Submission, 2023)
        {
            History = history,
        };
        Assert.Empty(Sheets.Checker.Check(given).Findings);
        Assert.Equal("trend.outlier", Sheets.Checker.Check(given with { TrendThreshold = 20 }).Findings.Single().Code);
    }

    [Theory]
    [InlineData("proactive.fees.amount", "12.5", "125000", "12.5")]
    [InlineData("proactive.fees.amount", "12.5", "131200.5", "13.1201")]
    [InlineData("proactive.fees.amount", "12.5", "180.5", "")]
    [InlineData("proactive.licensing.decisions", "423", "4230", "423")]
    [InlineData("proactive.penalties.decisions", "4230", "423", "4230")]
    [InlineData("proactive.licensing.decisions", "3", "30", "")]
    [InlineData("proactive.licensing.decisions", "423", "4100", "")]
    public void A_slip_of_the_unit_is_seen_with_one_earlier_year(string cell, string last, string now, string expected)
    {
        var given = new CheckInput(Sheets.Zero((cell, now)), CheckStage.Submission, 2023)
        {
            Previous = Previous((Sheets.Zero((cell, last)), false)),
        };
        var found = Sheets.Checker.Check(given).Findings.SingleOrDefault(f => f.Code == "trend.outlier");
        Assert.Equal(expected, found?.Expected ?? "");
        Assert.DoesNotContain("标准差", found?.Message ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_carried_over_is_suggested_before_anything_that_contradicts_it()
    {
        var sheet = Sheets.Zero(
            ("requests.received.total", "5"),
            ("requests.received.natural_person", "5"),
            ("requests.carried_in.total", "2"),
            ("requests.carried_in.natural_person", "2"),
            ("requests.granted.total", "5"),
            ("requests.granted.natural_person", "5"),
            ("requests.concluded.total", "5"),
            ("requests.concluded.natural_person", "5")
        );
        var given = new CheckInput(sheet, CheckStage.Submission, 2023) { Previous = Previous((Sheets.Zero(), false)) };
        var suggestions = Sheets.Checker.Check(given).Suggestions;
        Assert.Equal(
            ["requests.carried_in.natural_person", "requests.carried_in.total"],
            suggestions[0].Changes.Select(c => c.Cell.Name).Order()
        );
        Assert.Equal(0, suggestions[0].Remaining);
    }

    private static PreviousYear? Previous(params (Sheet Sheet, bool InPart)[] sheets) =>
        PreviousYear.Create(Sheets.Catalog, Editions.E2021, [.. sheets.Select(s => (2022, s.Sheet, s.InPart))]);
}
