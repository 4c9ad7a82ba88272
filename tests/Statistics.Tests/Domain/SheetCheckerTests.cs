using CsCheck;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Checks;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Testing;

namespace Disclosure.Statistics.Tests.Domain;

public sealed class SheetCheckerTests
{
    [Fact]
    public void A_sheet_that_adds_up_has_no_finding() =>
        Sheets.Balanced.Sample(s => Assert.Empty(Sheets.Checker.CheckCells(s, CheckStage.Submission, 2023)), iter: 200);

    [Fact]
    public void One_wrong_figure_breaks_exactly_the_equations_through_it()
    {
        var plans = new RuleSet(Editions.E2021).Equations;
        var alternatives = Editions.E2021.Alternatives.SelectMany(a => a.Own).ToHashSet();
        Gen.Select(Sheets.Balanced, Gen.Int[0, Editions.E2021.Cells.Count - 1], Gen.Int[1, 90])
            .Where((_, i, _) => !alternatives.Contains(i))
            .Sample(
                (sheet, i, by) =>
                {
                    var wrong = sheet.With(
                        new Dictionary<int, CellValue> { [i] = CellValue.FromInteger(sheet[i].Digits + by) }
                    );
                    var expected = plans
                        .Where(p => p.All.Contains(i))
                        .Select(p => p.Rule.Code)
                        .Order(StringComparer.Ordinal);
                    var found = Sheets
                        .Checker.CheckCells(wrong, CheckStage.Submission, 2023)
                        .Select(f => f.Code)
                        .Order(StringComparer.Ordinal);
                    Assert.Equal(expected, found);
                },
                iter: 300
            );
    }

    [Fact]
    public void A_breach_names_every_cell_both_figures_and_the_fix()
    {
        var sheet = Sheets.Zero(
            ("requests.received.total", "12"),
            ("requests.received.natural_person", "10"),
            ("requests.received.business", "1")
        );
        var finding = Sheets
            .Checker.CheckCells(sheet, CheckStage.Submission, 2023)
            .Single(f => f.Code == "requests.applicants_sum");
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(("11", "12"), (finding.Expected, finding.Actual));
        Assert.Equal(7, finding.Cells.Count);
        Assert.Equal(
            "表三“一、本年新收政府信息公开申请数量”行：“总计”填的是 12，而“自然人”10＋“商业企业”1，合计 11，相差 1。"
                + "请先核对各加数；加数无误的，把“总计”改为 11。",
            finding.Message
        );
    }

    [Fact]
    public void An_equation_with_a_blank_is_not_judged_and_the_blank_is_found()
    {
        var sheet = Sheets.Zero(("requests.received.total", "12"), ("requests.received.natural_person", ""));
        var codes = Sheets.Checker.CheckCells(sheet, CheckStage.Submission, 2023).Select(f => f.Code);
        Assert.Equal(["requests.balance", "cells.blank"], codes);
    }

    [Fact]
    public void What_does_not_apply_is_neither_blank_nor_a_figure()
    {
        var sheet = Sheets.Zero(("proactive.rules.issued", "n/a"), ("requests.received.research", "n/a"));
        Assert.Empty(Sheets.Checker.CheckCells(sheet, CheckStage.Submission, 2023));
    }

    [Fact]
    public void A_blank_table_is_one_finding_and_a_blank_row_another()
    {
        var edition = Editions.E2021;
        var changes = edition
            .Cells.Select((c, i) => (c, i))
            .Where(x =>
                x.c.Table.Name == "proceedings" || (x.c.Table.Name == "requests" && x.c.Row.Name == "carried_out")
            )
            .ToDictionary(x => x.i, _ => CellValue.Blank);
        var findings = Sheets.Checker.CheckCells(Sheets.Zero().With(changes), CheckStage.Import, 2023);
        Assert.Equal([7, 15], findings.Select(f => f.Cells.Count));
        Assert.All(findings, f => Assert.Equal(("cells.blank", Severity.Warning), (f.Code, f.Severity)));
        Assert.Contains("表四整张表没有填写", findings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dash_is_blank_and_a_remark_is_no_count()
    {
        var edition = Editions.E2021;
        var (dash, words) = ("proactive.rules.issued", "proactive.normative_documents.issued");
        var sheet = Sheets.Zero((dash, ""), (words, ""));
        var remarked = new Sheet(
            edition,
            sheet.Values,
            new Dictionary<string, string> { [dash] = "/", [words] = "22（其中修订16件）" }
        );
        var findings = Sheets.Checker.CheckCells(remarked, CheckStage.Submission, 2023);
        Assert.Contains(findings, f => f.Code == "cells.not_count" && f.Cells.SequenceEqual([words]));
        Assert.Contains(
            findings,
            f =>
                f.Code == "cells.blank"
                && f.Cells.SequenceEqual([dash])
                && f.Message.Contains("现为“/”", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_wrong_edition_is_named_with_the_right_one()
    {
        var finding = Sheets
            .Checker.CheckCells(Sheets.Filled(Editions.E2019, "0"), CheckStage.Submission, 2023)
            .Single();
        Assert.Equal(("form.edition", "2021", "2019"), (finding.Code, finding.Expected, finding.Actual));
    }

    [Fact]
    public void A_row_printed_in_the_place_of_others_counts_in_their_place()
    {
        var edition = Editions.E2021;
        var cells = edition.Alternatives.Single();
        var changes = cells.Replaced.ToDictionary(i => i, _ => CellValue.Blank);
        foreach (var i in cells.Own)
        {
            changes[i] = CellValue.FromInteger(edition.Cells[i].Column.Name is "natural_person" or "total" ? 3 : 0);
        }

        foreach (var cell in new[] { "requests.received", "requests.concluded" })
        {
            changes[edition.IndexOf($"{cell}.natural_person")] = CellValue.FromInteger(3);
            changes[edition.IndexOf($"{cell}.total")] = CellValue.FromInteger(3);
        }

        var findings = Sheets.Checker.CheckCells(Sheets.Zero().With(changes), CheckStage.Submission, 2023);
        Assert.Equal(["form.edition"], findings.Select(f => f.Code));
        Assert.Equal(Severity.Note, findings[0].Severity);
    }

    [Theory]
    [InlineData("１２３", "123", "全角数字")]
    [InlineData("1,234", "1234", "千分位")]
    [InlineData("1 234", "1234", "空格")]
    [InlineData("12件", "12", "单位")]
    [InlineData("22（其中修订16件）", "22", "说明")]
    [InlineData("若干", "", "不是数字")]
    public void A_cell_that_is_nearly_a_number_is_found_once_with_its_fix(string raw, string expected, string says)
    {
        var zero = Sheets.Zero(("proactive.rules.issued", ""));
        var sheet = new Sheet(
            zero.Edition,
            zero.Values.ToArray(),
            new Dictionary<string, string> { ["proactive.rules.issued"] = raw }
        );
        var found = Assert.Single(Sheets.Checker.CheckCells(sheet, CheckStage.Submission, 2023));
        Assert.Equal(("cells.not_count", expected, raw), (found.Code, found.Expected, found.Actual));
        Assert.Contains(says, found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_are_left_out_of_a_table_are_one_finding_each()
    {
        var zero = Sheets.Zero();
        var values = zero.Values.ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            var cell = zero.Edition.Cells[i];
            values[i] = cell.Table.Name == "requests" && cell.Column.Name != "total" ? CellValue.Blank : values[i];
        }

        var found = Sheets
            .Checker.CheckCells(new Sheet(zero.Edition, values), CheckStage.Submission, 2023)
            .Where(f => f.Code == "cells.blank")
            .ToArray();
        Assert.Equal(6, found.Length);
        Assert.All(found, f => Assert.Contains("整列", f.Message, StringComparison.Ordinal));
    }
}
