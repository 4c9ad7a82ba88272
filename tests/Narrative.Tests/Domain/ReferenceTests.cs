using CsCheck;
using Disclosure.Form;
using Disclosure.Form.References;

namespace Disclosure.Narrative.Tests.Domain;

/// <summary>The table of the README that explains references, row by row, and what is no reference.</summary>
public sealed class ReferenceTests
{
    private static readonly string[] s_patterns =
    [
        "requests.received.total",
        "requests.other_*.natural_person",
        "a.b.c",
    ];

    private static readonly ReferenceSheets s_figures = new(
        Sheets.Of(
            ("requests.received.total", "12345"),
            ("requests.received.natural_person", "9876"),
            ("requests.carried_in.total", "5"),
            ("requests.other_not_corrected.total", "1"),
            ("requests.other_fee_unpaid.total", "0"),
            ("requests.other_rest.total", "2"),
            ("proactive.fees.amount", "43.7880"),
            ("requests.granted.total", "0")
        ),
        Sheets.Of(("requests.received.total", "15000"))
    );

    [Theory]
    [InlineData("{{requests.received.total}}", "12345")]
    [InlineData("{{ proactive.fees.amount }}", "43.7880")]
    [InlineData("{{proactive.fees.amount | 1}}", "43.8")]
    [InlineData("{{requests.received.total + requests.carried_in.total}}", "12350")]
    [InlineData("{{requests.received.total - requests.received.natural_person}}", "2469")]
    [InlineData("{{requests.other_*.total}}", "3")]
    [InlineData("{{last(requests.received.total)}}", "15000")]
    [InlineData("{{requests.received.total | 万}}", "1.23万")]
    [InlineData("{{requests.received.total | 万1}}", "1.2万")]
    [InlineData("{{requests.carried_in.total | 中文}}", "五")]
    [InlineData("{{requests.received.total | 中文}}", "一万二千三百四十五")]
    [InlineData("{{share(requests.received.natural_person, requests.received.total)}}", "80.00%")]
    [InlineData("{{share(requests.received.natural_person, requests.received.total) | 0}}", "80%")]
    [InlineData("{{growth(requests.received.total)}}", "-17.70%")]
    [InlineData("{{growth(requests.received.total) | 升降1}}", "下降17.7%")]
    [InlineData("{{growth(requests.received.total, requests.received.natural_person) | 升降}}", "增长25.00%")]
    public void A_reference_prints_what_the_table_says(string text, string printed) =>
        Assert.Equal($"共{printed}件", ReferenceText.Fill($"共{text}件", s_figures));

    [Theory]
    [InlineData("requests.received.nobody", EvaluationFailure.UnknownCell)]
    [InlineData("requests.refused_*.total", EvaluationFailure.Blank)]
    [InlineData("last(requests.carried_in.total)", EvaluationFailure.Blank)]
    [InlineData("share(requests.carried_in.total, requests.granted.total)", EvaluationFailure.DividedByZero)]
    [InlineData("proactive.fees.amount | 中文", EvaluationFailure.Unreadable)]
    public void What_has_no_value_says_why_and_stays_as_written(string expression, EvaluationFailure why)
    {
        Assert.Equal(why, CellReference.Parse(expression)!.Print(s_figures).Undefined);
        Assert.Equal($"{{{{{expression}}}}}", ReferenceText.Fill($"{{{{{expression}}}}}", s_figures));
    }

    [Fact]
    public void Without_figures_of_the_year_before_growth_has_no_value() =>
        Assert.Equal(
            EvaluationFailure.NoLastYear,
            CellReference.Parse("growth(requests.received.total)")!.Print(s_figures with { LastYear = null }).Undefined
        );

    [Theory]
    [InlineData("")]
    [InlineData("received")]
    [InlineData("requests.received")]
    [InlineData("requests.*.total | 7")]
    [InlineData("requests.re*ceived.total")]
    [InlineData("requests.received.total +")]
    [InlineData("share(requests.received.total)")]
    [InlineData("growth(a.b.c, )")]
    [InlineData("last(last(a.b.c))")]
    [InlineData("requests.received.total | 大写")]
    [InlineData("请填写")]
    public void What_is_no_reference_is_refused(string expression) => Assert.Null(CellReference.Parse(expression));

    [Fact]
    public void A_reference_is_written_as_it_is_read() =>
        Gen.Select(
                Gen.Enum<Operation>(),
                Terms,
                Terms.Null(),
                Gen.Enum<ReferenceFormatKind>(),
                Gen.Int[-1, 6].Select(n => n < 0 ? (int?)null : n)
            )
            .Select(
                (operation, first, second, kind, places) =>
                    new CellReference(
                        operation,
                        new(first),
                        operation switch
                        {
                            Operation.Value => null,
                            Operation.Share => new(second ?? first),
                            _ => second is null ? null : new(second),
                        },
                        new(kind, kind == ReferenceFormatKind.Chinese ? null : places)
                    )
            )
            .Sample(r => CellReference.Parse(r.ToString().AsSpan()[2..^2]) is { } read && read == r);

    [Fact]
    public void A_reference_cut_by_an_editor_into_runs_is_filled_in_whole()
    {
        var paragraph = new Paragraph([new("共{{requests.", true), new("received.total"), new("}}件")]);
        var section = new Section("requests", "", [paragraph], []);
        var filled = ReferenceText.Fill([section], s_figures)[0].Blocks[0];
        Assert.Equal(new Paragraph([new("共12345", true), new("件")]), filled);
    }

    [Fact]
    public void Braces_without_end_cost_one_pass()
    {
        var text = string.Concat(Enumerable.Repeat("{{", 500_000)) + "requests.received.total}}";
        Assert.Single(ReferenceText.Find(text));
        Assert.EndsWith("{12345", ReferenceText.Fill(text, s_figures), StringComparison.Ordinal);
    }

    private static Gen<CellTerm[]> Terms =>
        Gen.Select(Gen.Int[0, 2].Select(i => s_patterns[i]), Gen.Bool, Gen.Bool)
            .Select((cell, last, off) => new CellTerm(cell, last, off))
            .Array[1, 4]
            .Select(terms => terms.Select((t, i) => i == 0 ? t with { Subtracted = false } : t).ToArray());
}
