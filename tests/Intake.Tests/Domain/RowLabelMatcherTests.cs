using Disclosure.Intake.Domain.Tables;
using Disclosure.Intake.Domain.Wording;
using Disclosure.Testing;

namespace Disclosure.Intake.Tests.Domain;

public sealed class RowLabelMatcherTests
{
    private static readonly TableVocabulary s_vocabulary = TableVocabulary.For(Editions.E2021);
    private static readonly RowLabelMatcher s_labels = new(s_vocabulary);

    [Theory]
    [InlineData("received", "一、本年新收政府信息公开申请数量")]
    [InlineData("received", "1、本年新收", "政府信息公开", "申请数量")]
    [InlineData("carried_in", "二、上年结转政府信息公开数量")]
    [InlineData("partly_granted", "（二）部分公开")]
    [InlineData("partly_granted", "(二)部分公开（区分处理的，只计这一情")]
    [InlineData("refused_prohibited_by_law", "（三）不予公开", "2.其他法律行政止公开")]
    [InlineData("refused_security_stability", "3.危及三安全一稳定")]
    [InlineData("refused_security_stability", "3.危及\"三安全一稳定\"")]
    [InlineData("refused_third_party", "4.保護第三方合法權益")]
    [InlineData("unprocessed_repeated", "2", "、重复申请")]
    [InlineData(
        "other_fee_unpaid",
        "（六）其",
        "2、申请人逾期未按收费通知要",
        "他处理",
        "求缴纳费用、行政机关不再处理"
    )]
    [InlineData("other_not_corrected", "1.申请人无正当理由逾期不补正、行政机关不再", "（六）其他处理")]
    [InlineData("other", "（六）其他处理")]
    public void A_row_is_known_by_its_words_however_they_are_cut(string row, params string[] words) =>
        Assert.Equal(row, Find(words)?.Row.Row.Name);

    [Theory]
    [InlineData("其他")]
    [InlineData("总计")]
    [InlineData("自然人")]
    [InlineData("公开")]
    [InlineData("收到政府信息公开申请数量")]
    [InlineData("（三）不予公开")]
    [InlineData("其中：网上申请")]
    public void What_may_be_another_row_or_a_head_is_no_row(string words) => Assert.Null(Find([words]));

    [Fact]
    public void A_label_that_is_a_head_too_is_known_by_the_row_before_it()
    {
        var rows = s_vocabulary.Rows("requests").ToDictionary(r => r.Row.Name, r => r.Place);
        Assert.Equal(
            "other_rest",
            s_labels
                .Find("requests", [CharacterNormalizer.LettersOnly("3.其他")], rows["other_fee_unpaid"])
                ?.Row.Row.Name
        );
        Assert.Equal(
            "concluded",
            s_labels.Find("requests", [CharacterNormalizer.LettersOnly("（七）总计")], rows["other_rest"])?.Row.Row.Name
        );
        Assert.Null(s_labels.Find("requests", ["总计"], rows["received"]));
    }

    [Fact]
    public void Every_label_of_every_edition_stands_for_its_own_row()
    {
        foreach (var edition in Editions.Catalog.Editions)
        {
            var vocabulary = TableVocabulary.For(edition);
            var labels = new RowLabelMatcher(vocabulary);
            foreach (
                var row in edition
                    .Tables.SelectMany(t => vocabulary.Rows(t.Name))
                    .Where(r => !vocabulary.IsSingleRow(r.Table.Name))
            )
            {
                var found = labels.Find(
                    row.Table.Name,
                    [CharacterNormalizer.LettersOnly(row.Row.Label)],
                    row.Place - 1
                );
                Assert.Equal(row.Row.Name, found?.Row.Row.Name);
            }
        }
    }

    private static RowMatch? Find(string[] words) =>
        s_labels.Find("requests", [.. words.Select(CharacterNormalizer.LettersOnly).Where(w => w.Length > 0)], -1);
}
