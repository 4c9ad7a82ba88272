using CsCheck;
using Disclosure.Form;
using Disclosure.Narrative.Domain.Checks;

namespace Disclosure.Narrative.Tests.Domain.Checks;

/// <summary>Texts made to hurt: whatever is short enough to be kept is judged in one pass.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] s_pieces =
    [
        "{{",
        "}}",
        "《",
        "〔",
        "（",
        "其中",
        "均",
        "分别为",
        "收到申请",
        "予以公开",
        "行政复议",
        "占",
        "同比增长",
        "2022年",
        "一是",
        "三百二十",
        "12件",
        "1,204件",
        "99999999999999999999",
        "%",
        "、",
        "，",
        "；",
        "。",
        "：",
        "\uD83D",
        "𫖯",
        "\u202E",
        "申请人张",
        "未收到",
        "11010519491231002X",
        " ",
        "0.",
        "万",
        "亿元",
    ];

    public static TheoryData<string> Repeated => [.. s_pieces];

    [Theory, MemberData(nameof(Repeated))]
    public void A_piece_repeated_to_the_limit_is_judged(string piece) =>
        Judge(string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)));

    [Fact]
    public void A_sentence_of_half_a_million_characters_and_a_million_commas_are_judged()
    {
        Judge(string.Concat(Enumerable.Repeat("收到申请12件其中", 500_000 / 9)));
        Judge(new string('，', 1_000_000));
        Judge(string.Concat(Enumerable.Repeat("{{", 250_000)) + string.Concat(Enumerable.Repeat("}}", 250_000)));
    }

    // What is made on the way grows as the text does, whatever it says; a clock would tell more of the machine.
    [Theory, MemberData(nameof(Repeated))]
    public void Twice_the_text_takes_no_more_than_twice_the_memory(string piece)
    {
        var single = AllocatedFor(string.Concat(Enumerable.Repeat(piece, 40_000 / piece.Length)));
        var twice = AllocatedFor(string.Concat(Enumerable.Repeat(piece, 80_000 / piece.Length)));
        Assert.True(twice <= (2.2 * single) + 200_000, $"{single} B, then {twice} B");
    }

    private static long AllocatedFor(string text)
    {
        Judge(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Judge(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void A_million_digits_are_no_number()
    {
        var found = Judge("收到申请" + new string('7', 1_000_000) + "件");
        Assert.DoesNotContain(found, f => f.Code.StartsWith("claims", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_mixture_is_judged_with_spans_inside_the_text() =>
        Gen.Int[0, s_pieces.Length - 1]
            .Array[0, 40]
            .Sample(
                picks =>
                {
                    var text = string.Concat(picks.Select(i => s_pieces[i]));
                    var length = 0;
                    foreach (var _ in text.EnumerateRunes())
                    {
                        length++;
                    }

                    Assert.All(
                        Judge(text).Where(f => f.Span is not null),
                        f => Assert.True(f.Span!.Value.Start >= 0 && f.Span.Value.End <= length, f.Message)
                    );
                },
                iter: 3_000
            );

    private static IReadOnlyList<Finding> Judge(string text)
    {
        var draft = TextCaseTests.DraftOf("requests", "甲。");
        var section = new Section("requests", "", [new Paragraph(text)], []);
        return ProseChecker.Check(draft with { Sections = [new("overview", "", [], [section])] });
    }
}
