using Disclosure.Intake.Domain.Reports;

namespace Disclosure.Intake.Tests.Domain;

/// <summary>Tables in the shapes that offices and their sites leave them in.</summary>
public sealed class FormTableReaderTests
{
    private const string Head = "一、总体情况\n无。\n二、主动公开政府信息情况\n";
    private const string Requests = "一、总体情况\n无。\n三、收到和处理政府信息公开申请情况\n";
    private const string Proceedings = "一、总体情况\n无。\n四、政府信息公开行政复议、行政诉讼情况\n";

    [Fact]
    public void Fewer_figures_than_the_row_has_are_not_placed_by_counting()
    {
        var reading = Documents.ReadText(Head + "规章\n0\n行政规范性文件\n5\n1\n7\n");
        Assert.True(reading.Sheet["proactive.rules.issued"].IsBlank);
        Assert.Equal("5", reading.Sheet["proactive.normative_documents.issued"].ToString());
        var note = Assert.Single(reading.Findings, f => f.Code == "intake.row_unclear");
        Assert.Equal(3, note.Cells.Count);
        Assert.Contains("“规章”行应有 3 个数，读到的是“0”", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bar_with_nothing_behind_it_does_not_move_a_figure_to_another_column()
    {
        var reading = Documents.ReadText(Requests + "一、本年新收政府信息公开申请数量\n|\n|\n0\n|||||||\n");
        Assert.All(reading.Sheet.Values.ToArray(), v => Assert.True(v.IsBlank));
    }

    [Fact]
    public void One_cell_over_seven_columns_is_left_blank()
    {
        var reading = Documents.ReadHtml(
            "<h2>三、收到和处理政府信息公开申请情况</h2><table><tr><td>一、本年新收政府信息公开申请数量<td colspan=7>0</table>"
        );
        Assert.True(reading.Sheet["requests.received.natural_person"].IsBlank);
        Assert.Contains(reading.Findings, f => f.Code == "intake.row_unclear");
    }

    [Fact]
    public void Blank_places_of_a_narrow_column_are_passed_over_by_the_heads()
    {
        var reading = Documents.ReadHtml(
            """
            <p>三、收到和处理政府信息公开申请情况</p><table>
            <tr><td><td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td colspan=2>其他<td>总计</tr>
            <tr><td>一、本年新收政府信息公开申请数量<td>1<td>2<td>3<td>4<td>5<td><td>6<td>21</tr>
            <tr><td>二、上年结转政府信息公开申请数量<td>1<td><td><td><td><td><td>6<td>7</tr>
            </table>
            """
        );
        Assert.Equal(["1", "2", "3", "4", "5", "6", "21"], Row(reading, "requests.received"));
        Assert.Equal(["1", "", "", "", "", "6", "7"], Row(reading, "requests.carried_in"));
    }

    [Fact]
    public void Figures_of_a_garbled_label_put_those_behind_it_in_doubt()
    {
        var reading = Documents.ReadText(
            Requests + "理结法四提供无制作\n1 2 3 4 5 6 21\n果\n3.补正后申请内容仍不\n7 8 9 1 2 3 30\n明确\n"
        );
        Assert.DoesNotContain(reading.Sheet.Values.ToArray(), v => v.IsNumber);
        Assert.Contains(reading.Findings, f => f.Code == "intake.row_unclear" && f.Message.Contains("7 8 9 1 2 3 30"));
    }

    [Fact]
    public void Labels_that_hang_below_their_figures_are_not_taken_for_those_of_the_next_row()
    {
        var reading = Documents.ReadText(
            Requests
                + "2.其他 1 0 0 0 0 0 1\n法律行\n政法规\n禁止公\n开\n3.危及 0 2 0 0 0 0 2\n“三安\n全一稳\n定”\n（四） 1.本机 0 0 3 0 0 0 3\n"
                + "无法提 关不掌\n供 握相关\n政府信\n息\n（五）1.信访 0 0 0 4 0 0 4\n举报投\n诉类申\n请\n2.重复 0 0 0 0 0 0 0\n申请\n"
        );
        Assert.Equal(["1", "0", "0", "0", "0", "0", "1"], Row(reading, "requests.refused_prohibited_by_law"));
        Assert.Equal(["0", "2", "0", "0", "0", "0", "2"], Row(reading, "requests.refused_security_stability"));
        Assert.Equal(["0", "0", "3", "0", "0", "0", "3"], Row(reading, "requests.unavailable_not_held"));
        Assert.Equal(["0", "0", "0", "4", "0", "0", "4"], Row(reading, "requests.unprocessed_petition"));
    }

    [Fact]
    public void A_label_that_lost_letters_is_known_around_its_figures()
    {
        var reading = Documents.ReadText(Requests + "一、本年新收政府公\n1 2 3 4 5 6 21\n开申请数量\n");
        Assert.Equal("21", reading.Sheet["requests.received.total"].ToString());
    }

    [Fact]
    public void Fifteen_figures_under_all_heads_are_table_four()
    {
        var heads = "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结果维持 结果纠正 其他结果 尚未审结 总计\n";
        var reading = Documents.ReadText(Proceedings + heads + "1 2 3 4 10 0 0 0 1 1 5 0 0 0 5\n");
        Assert.Equal(["1", "2", "3", "4", "10"], Row(reading, "proceedings.review"));
        Assert.Equal(["5", "0", "0", "0", "5"], Row(reading, "proceedings.litigation_after_review"));
    }

    [Fact]
    public void Fourteen_figures_are_not_table_four()
    {
        var reading = Documents.ReadText(Proceedings + "行政复议 行政诉讼\n1 2 3 4 10 0 0 0 1 1 5 0 0 0\n");
        Assert.All(reading.Sheet.Values.ToArray(), v => Assert.True(v.IsBlank));
    }

    [Fact]
    public void A_table_that_is_not_there_stays_blank_and_is_named()
    {
        var reading = Documents.ReadText(Head + "规章\n0\n0\n0\n");
        Assert.Equal(
            ["表三", "表四"],
            reading.Findings.Where(f => f.Code == "intake.table_missing").Select(f => f.Message[4..6])
        );
        Assert.Equal(3, reading.Sheet.Values.ToArray().Count(v => v.IsNumber));
    }

    [Fact]
    public void A_table_of_the_offices_own_in_the_prose_is_none_of_the_form()
    {
        var reading = Documents.ReadHtml(
            "<p>一、总体情况</p><table><tr><td>类别<td>数量<tr><td>行政许可<td>55<tr><td>行政处罚<td>7</table><p>六、其他需要报告的事项</p>"
        );
        Assert.All(reading.Sheet.Values.ToArray(), v => Assert.True(v.IsBlank));
    }

    [Fact]
    public void A_row_that_stands_twice_with_other_figures_is_noted_and_the_first_stays()
    {
        var reading = Documents.ReadText(Head + "规章\n0\n0\n0\n规章\n1\n0\n0\n");
        Assert.Equal("0", reading.Sheet["proactive.rules.issued"].ToString());
        Assert.Single(reading.Findings, f => f.Code == "intake.row_twice");
    }

    [Fact]
    public void Sentences_in_the_place_of_a_table_are_kept_in_a_note()
    {
        var reading = Documents.ReadText(Head + "本年度我局没有制发规章和行政规范性文件，也没有收费。\n");
        var note = Assert.Single(reading.Findings, f => f.Code == "intake.text_in_table");
        Assert.Contains("没有制发规章", note.Actual, StringComparison.Ordinal);
        Assert.All(reading.Sheet.Values.ToArray(), v => Assert.True(v.IsBlank));
    }

    private static string[] Row(DocumentReading reading, string row) =>
        [
            .. reading
                .Sheet.Edition.Cells.Where(c => $"{c.Table.Name}.{c.Row.Name}" == row)
                .Select(c => reading.Sheet[c.Name].ToString()),
        ];
}
