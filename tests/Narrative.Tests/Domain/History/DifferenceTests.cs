using CsCheck;
using Disclosure.Narrative.Domain.History;

namespace Disclosure.Narrative.Tests.Domain.History;

public sealed class DifferenceTests
{
    [Fact]
    public void A_changed_number_is_one_deletion_and_one_insertion() =>
        Assert.Equal(
            [
                new(DifferenceKind.Kept, "2023年共收到申请"),
                new(DifferenceKind.Deleted, "1,204"),
                new(DifferenceKind.Inserted, "1,205"),
                new(DifferenceKind.Kept, "件。全部办结。"),
            ],
            TextDifference.Compute("2023年共收到申请1,204件。全部办结。", "2023年共收到申请1,205件。全部办结。")
        );

    [Fact]
    public void Sentences_are_aligned_before_words_are_compared() =>
        Assert.Equal(
            [
                new(DifferenceKind.Kept, "一是完善制度。"),
                new(DifferenceKind.Inserted, "二是组织培训。"),
                new(DifferenceKind.Deleted, "二"),
                new(DifferenceKind.Inserted, "三"),
                new(DifferenceKind.Kept, "是加强监督检查。"),
            ],
            TextDifference.Compute("一是完善制度。二是加强监督检查。", "一是完善制度。二是组织培训。三是加强监督检查。")
        );

    [Fact]
    public void A_reference_changes_as_one_word() =>
        Assert.Equal(
            [
                new(DifferenceKind.Kept, "收到"),
                new(DifferenceKind.Deleted, "36"),
                new(DifferenceKind.Inserted, "{{requests.received.total}}"),
                new(DifferenceKind.Kept, "件"),
            ],
            TextDifference.Compute("收到36件", "收到{{requests.received.total}}件")
        );

    [Fact]
    public void What_is_kept_and_deleted_is_the_old_text_and_what_is_kept_and_inserted_the_new() =>
        Gen.Select(Texts, Texts)
            .Sample(
                (old, now) =>
                {
                    var runs = TextDifference.Compute(old, now);
                    return Of(runs, DifferenceKind.Deleted) == old && Of(runs, DifferenceKind.Inserted) == now;
                }
            );

    [Fact]
    public void Two_long_texts_without_a_likeness_are_compared_in_bounded_time()
    {
        var old = string.Concat(Enumerable.Range(0, 20_000).Select(i => (char)('一' + (i % 5_000))));
        var now = string.Concat(old.Reverse());
        var runs = TextDifference.Compute(old, now);
        Assert.Equal(old, Of(runs, DifferenceKind.Deleted));
        Assert.Equal(now, Of(runs, DifferenceKind.Inserted));
    }

    private static Gen<string> Texts => Gen.Char["我局收到申请件，。；1２a𫖯"].Array[0, 40].Select(c => new string(c));

    private static string Of(IEnumerable<DifferenceRun> runs, DifferenceKind change) =>
        string.Concat(runs.Where(r => r.Change == DifferenceKind.Kept || r.Change == change).Select(r => r.Text));
}
