using CsCheck;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Statistics.Domain.Rules.Equations;
using Disclosure.Statistics.Domain.Sheets;
using Disclosure.Testing;

namespace Disclosure.Statistics.Tests.Domain;

/// <summary>The fast ways against the plain ones.</summary>
public sealed class NaiveTests
{
    private static readonly Gen<CellValue> s_value = Gen.OneOf(
        Gen.Const(CellValue.FromInteger(0)),
        Gen.Int[0, 3].Select(i => CellValue.FromInteger(i)),
        Gen.Const(CellValue.NotApplicable),
        Gen.Frequency((1, Gen.Const(CellValue.Blank)), (30, Gen.Const(CellValue.FromInteger(1)))),
        Gen.Frequency(
            (1, Gen.Long[999_999_999_999_999_990, 999_999_999_999_999_999].Select(CellValue.FromInteger)),
            (30, Gen.Const(CellValue.FromInteger(2)))
        ),
        Gen.Frequency((1, Gen.Const(Half)), (30, Gen.Const(CellValue.FromInteger(0))))
    );

    private static CellValue Half => CellValue.TryParse("0.5", out var half) ? half : CellValue.Blank;

    [Fact]
    public void Equations_fail_where_the_plain_sums_of_their_cells_differ() =>
        s_value
            .Array[Editions.E2021.Cells.Count]
            .Sample(
                values =>
                {
                    foreach (var i in Editions.E2021.Alternatives.SelectMany(a => a.Own))
                    {
                        values[i] = CellValue.Blank;
                    }

                    var sheet = new Sheet(Editions.E2021, values);
                    var expected = Sheets
                        .Rules.Equations.Where(p => Fails(sheet, p))
                        .Select(p => $"{p.Rule.Code} {p.Left[0]}");
                    var found = Sheets
                        .Checker.CheckCells(sheet, CheckStage.Submission, 2023)
                        .Where(f =>
                            f.Code.StartsWith("requests.", StringComparison.Ordinal) || f.Code == "proceedings.sum"
                        )
                        .Select(f => $"{f.Code} {Editions.E2021.IndexOf(f.Cells[0])}");
                    Assert.Equal(expected, found);
                },
                iter: 200
            );

    [Fact]
    public void A_diff_put_onto_the_older_sheet_gives_the_newer_one() =>
        Gen.Select(s_value.Array[Editions.E2021.Cells.Count], s_value.Array[Editions.E2021.Cells.Count])
            .Sample(
                (one, other) =>
                {
                    var (from, to) = (new Sheet(Editions.E2021, one), new Sheet(Editions.E2021, other));
                    var diff = SheetComparison.FindChanges(from, to);
                    var patched = from.With(diff.ToDictionary(c => to.Edition.IndexOf(c.Cell.Name), c => c.To.Value));
                    Assert.Equal(to.Values.ToArray(), patched.Values.ToArray());
                    Assert.Empty(SheetComparison.FindChanges(to, to));
                },
                iter: 100
            );

    // Alternative rows are not printed here: what is not applicable is nothing, one blank makes the equation unjudged.
    private static bool Fails(Sheet sheet, EquationPlan plan)
    {
        var printed = plan.All.Where(i => sheet.Edition.Cells[i].Row.Name != "other").ToArray();
        var left = plan.Left.Intersect(printed).Where(i => !sheet[i].IsNotApplicable).ToArray();
        return left.Length > 0
            && printed.All(i => !sheet[i].IsBlank)
            && left.Sum(i => sheet[i].Number) != plan.Right.Intersect(printed).Sum(i => sheet[i].Number);
    }
}
