using CsCheck;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Corrections;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Testing;
using Xunit.Abstractions;

namespace Disclosure.Statistics.Tests.Domain;

public sealed class CorrectionFinderTests(ITestOutputHelper output)
{
    private const int Plantings = 1000;

    [Fact]
    public void Of_a_thousand_planted_mistakes_the_first_suggestion_is_the_true_one_in_nine_of_ten()
    {
        var random = new Random(20211026);
        var sound = Sound(random);
        var kinds = new Mistakes(random).Kinds;
        var (planted, right) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        for (var n = 0; n < Plantings; )
        {
            var (kind, plant) = kinds[n % kinds.Count];
            var before = sound[random.Next(sound.Count)];
            if (plant(before) is not { } after || !IsVisible(after))
            {
                continue;
            }

            n++;
            planted[kind] = planted.GetValueOrDefault(kind) + 1;
            if (IsTrue(CorrectionFinder.Find(Sheets.Rules.Equations, after), before, after, kind))
            {
                right[kind] = right.GetValueOrDefault(kind) + 1;
            }
        }

        foreach (var (kind, count) in planted)
        {
            output.WriteLine($"{kind}: {right.GetValueOrDefault(kind)} of {count}");
        }

        output.WriteLine($"all: {right.Values.Sum()} of {Plantings}, over {sound.Count} sound sheets");
        Assert.True(right.Values.Sum() >= Plantings * 9 / 10, $"{right.Values.Sum()} of {Plantings}");
    }

    [Fact]
    public void Nothing_is_suggested_for_a_sheet_that_is_in_order() =>
        Sheets.Balanced.Sample(sheet => Assert.Empty(CorrectionFinder.Find(Sheets.Rules.Equations, sheet)), iter: 100);

    [Fact]
    public void A_suggestion_says_cause_cells_both_figures_and_what_is_left_over()
    {
        var suggestion = CorrectionFinder.Find(
            Sheets.Rules.Equations,
            Sheets.Zero(
                ("requests.received.natural_person", "12"),
                ("requests.received.total", "21"),
                ("requests.granted.natural_person", "12"),
                ("requests.granted.total", "12"),
                ("requests.concluded.natural_person", "12"),
                ("requests.concluded.total", "12")
            )
        )[0];
        Assert.Equal((MistakeCause.SwappedDigits, 0), (suggestion.Cause, suggestion.Remaining));
        Assert.Equal(
            "表三“一、本年新收政府信息公开申请数量”的“总计”的两位数字可能写颠倒了：建议表三“一、本年新收政府信息公开申请数量”的“总计”（21→12）。"
                + "改后本表全部勾稽关系成立。请核对原始台账后再改。",
            suggestion.Message
        );
    }

    [Fact]
    public void Tables_are_diagnosed_each_by_itself()
    {
        var causes = CorrectionFinder
            .Find(
                Sheets.Rules.Equations,
                Sheets.Zero(
                    ("requests.received.total", "1"),
                    ("proceedings.review.total", ""),
                    ("proceedings.review.upheld", "2")
                )
            )
            .Take(2)
            .Select(s => s.Cause);
        Assert.Equal([MistakeCause.WrongFigure, MistakeCause.SumLeftBlank], causes);
    }

    [Fact]
    public void A_blank_table_gives_no_figures_to_suggest() =>
        Assert.Empty(CorrectionFinder.Find(Sheets.Rules.Equations, Sheet.Empty(Editions.E2021)));

    [Theory]
    [InlineData(12, 21, true)]
    [InlineData(1023, 1203, true)]
    [InlineData(123, 321, false)]
    [InlineData(12, 12, false)]
    [InlineData(9, 90, false)]
    public void Transposed_digits_are_told_by_their_neighbours(long one, long other, bool expected) =>
        Assert.Equal(expected, DigitComparison.AreSwapped(one, other));

    // Every suggestion's figures put into the sheet give the sheet that was sound; of lost rows, where they follow at all.
    private static bool IsTrue(IReadOnlyList<CorrectionSuggestion> suggestions, Sheet before, Sheet after, string kind)
    {
        if (suggestions is not [var first, ..])
        {
            return false;
        }

        var edition = before.Edition;
        var repaired = after.With(first.Changes.ToDictionary(c => edition.IndexOf(c.Cell.Name), c => c.To.Value));
        var differing = Enumerable.Range(0, edition.Cells.Count).Where(i => repaired[i] != before[i]);
        return kind == "last rows lost"
            ? first.Cause == MistakeCause.LostRows && differing.All(i => repaired[i].IsBlank)
            : !differing.Any();
    }

    private static bool IsVisible(Sheet sheet) =>
        Sheets.Checker.CheckCells(sheet, CheckStage.Submission, 2023).Any(f => f.Code != "form.edition");

    // Full sheets, thin ones as most offices have, and the real ones that are in order.
    private static List<Sheet> Sound(Random random)
    {
        var sheets = new List<Sheet>();
        for (var i = 0; i < 60; i++)
        {
            var (most, filled) = i % 2 == 0 ? (500, 1.0) : (40, 0.2);
            sheets.Add(
                Sheets.Balance([
                    .. Editions.E2021.Cells.Select(_ => random.NextDouble() < filled ? random.Next(most) : 0),
                ])
            );
        }

        return
        [
            .. sheets,
            .. CorpusReport
                .All.Where(r => r.Edition == "2021")
                .Select(Sheets.FromReport)
                .Where(s => Sheets.Checker.CheckCells(s, CheckStage.Submission, 2023).Count == 0)
                .Where(s => s.Values[0].IsNumber),
        ];
    }
}
