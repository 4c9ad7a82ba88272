using CsCheck;
using Disclosure.Narrative.Domain.History;

namespace Disclosure.Narrative.Tests.Domain.History;

public sealed class DifferenceTests
{
    [Fact]
    public void A_changed_number_is_one_deletion_and_one_insertion() =>
        Assert.Equal(
            [
                new(Change.Kept, "2023年共收到申请"),
                new(Change.Deleted, "1,204"),
                new(Change.Inserted, "1,205"),
                new(Change.Kept, "件。全部办结。"),
            ],
            Difference.Between("2023年共收到申请1,204件。全部办结。", "2023年共收到申请1,205件。全部办结。")
        );

    [Fact]
    public void Sentences_are_aligned_before_words_are_compared() =>
        Assert.Equal(
            [
                new(Change.Kept, "一是完善制度。"),
                new(Change.Inserted, "二是组织培训。"),
                new(Change.Deleted, "二"),
                new(Change.Inserted, "三"),
                new(Change.Kept, "是加强监督检查。"),
            ],
            Difference.Between("一是完善制度。二是加强监督检查。", "一是完善制度。二是组织培训。三是加强监督检查。")
        );

    [Fact]
    public void A_reference_changes_as_one_word() =>
        Assert.Equal(
            [
                new(Change.Kept, "收到"),
                new(Change.Deleted, "36"),
                new(Change.Inserted, "{{requests.received.total}}"),
                new(Change.Kept, "件"),
            ],
            Difference.Between("收到36件", "收到{{requests.received.total}}件")
        );

    [Fact]
    public void What_is_kept_and_deleted_is_the_old_text_and_what_is_kept_and_inserted_the_new() =>
        Gen.Select(Texts, Texts)
            .Sample(
                (old, now) =>
                {
                    var runs = Difference.Between(old, now);
                    return Of(runs, Change.Deleted) == old && Of(runs, Change.Inserted) == now;
                }
            );

    [Fact]
    public void Two_long_texts_without_a_likeness_are_compared_in_bounded_time()
    {
        var old = string.Concat(Enumerable.Range(0, 20_000).Select(i => (char)('一' + (i % 5_000))));
        var now = string.Concat(old.Reverse());
        var runs = Difference.Between(old, now);
        Assert.Equal(old, Of(runs, Change.Deleted));
        Assert.Equal(now, Of(runs, Change.Inserted));
    }

    private static Gen<string> Texts => Gen.Char["我局收到申请件，。；1２a𫖯"].Array[0, 40].Select(c => new string(c));

    private static string Of(IEnumerable<DifferenceRun> runs, Change change) =>
        string.Concat(runs.Where(r => r.Change == Change.Kept || r.Change == change).Select(r => r.Text));
}
