using Disclosure.Form;
using Disclosure.Form.References;
using Disclosure.Testing;

namespace Disclosure.Claims.Tests;

/// <summary>Claims about rows and columns that only a made-up edition has: its folder of data is all there is of it.</summary>
public sealed class NewEditionTests
{
    private static readonly Edition s_edition = EditionLoader.LoadFolder(
        Repository.PathOf("tests", "Testing", "Editions", "2027")
    );

    private static readonly ClaimFinder s_finder = ClaimFinder.Create(s_edition, new(2027, ["临阳县人民政府"]));

    public static TheoryData<string> Editions2021And2019And2027 => ["2021", "2019", "2027"];

    [Theory]
    [InlineData(
        "收到申请30件，办结28件，其中不予公开5件（属于公共数据授权运营事项3件、涉及国家秘密2件）。",
        "3 requests.refused_public_data.total"
    )]
    [InlineData("不予公开4件，其中公共数据授权运营4件。", "4 requests.refused_public_data.total")]
    [InlineData("其他处理6件，其中申请人主动撤回申请2件、其他4件。", "2 requests.other_withdrawn.total")]
    [InlineData("其他处理6件，其中申请人主动撤回申请2件、其他4件。", "4 requests.other_rest.total")]
    [InlineData("不予公开1件，系公共数据授权运营事项。", "1 requests.refused_public_data.total")]
    [InlineData("行政复议9件，其中调解结案3件、维持6件。", "3 proceedings.review.mediated")]
    [InlineData("行政复议2件，均经调解结案。", "2 proceedings.review.mediated")]
    public void A_new_row_or_column_is_claimed(string sentence, string claim) =>
        Assert.Contains(claim, ClaimsOf(s_finder, sentence));

    [Fact]
    public void The_edition_before_knows_nothing_of_them()
    {
        var finder = ClaimFinder.Create(Editions.E2021, new(2027, ["临阳县人民政府"]));
        Assert.DoesNotContain(
            ClaimsOf(finder, "不予公开5件，其中属于公共数据授权运营事项3件。行政复议9件，其中调解结案3件。"),
            c => c.Contains("public_data", StringComparison.Ordinal) || c.Contains("mediated", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_wrong_number_of_a_new_row_is_a_mismatch_and_of_all_outcomes_a_wrong_sum()
    {
        const string Text =
            "不予公开4件，其中公共数据授权运营4件。行政复议9件，其中维持2件、纠正1件、调解结案3件、其他结果1件、尚未审结1件。";
        var zero = new Sheet(s_edition, [.. s_edition.Cells.Select(_ => CellValue.FromInteger(0))]);
        var findings = Comparison
            .ClaimChecker.Check([s_finder.Find(new TextLine("requests", Text, 0, true))], new ReferenceSheets(zero))
            .ToArray();
        var mismatch = findings.Single(f => f.Cells is ["requests.refused_public_data.total"]);
        Assert.Equal(("claims.mismatch", "0", "4"), (mismatch.Code, mismatch.Expected, mismatch.Actual));
        Assert.Contains("9.属于公共数据授权运营事项", mismatch.Message, StringComparison.Ordinal);
        // At odds with its cell and with its parts: one finding that says both.
        var sum = findings.Single(f => f.Cells is ["proceedings.review.total"]);
        Assert.Equal(("claims.mismatch", "0", "9"), (sum.Code, sum.Expected, sum.Actual));
        Assert.Contains("= 8", sum.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Editions2021And2019And2027))]
    public void Every_concept_names_rows_and_columns_of_its_edition(string id)
    {
        var edition = id == "2027" ? s_edition : Editions.Catalog.Find(id)!;
        var tables = edition.Concepts.Topics.Select(t => t.Table).ToHashSet();
        var cells = edition.Cells.Where(c => tables.Contains(c.Table.Name)).ToArray();
        Assert.All(
            edition.Concepts.Concepts,
            concept =>
            {
                Assert.NotEmpty(concept.Words);
                Assert.All(concept.Rows, row => Assert.Contains(cells, c => Matches(c.Row.Name, row)));
                Assert.All(concept.Columns, column => Assert.Contains(cells, c => c.Column.Name == column));
            }
        );
    }

    private static bool Matches(string row, string pattern) =>
        pattern.EndsWith('*') ? row.StartsWith(pattern.TrimEnd('*'), StringComparison.Ordinal) : row == pattern;

    private static string[] ClaimsOf(ClaimFinder finder, string sentence) =>
        [
            .. finder
                .Find(new TextLine("requests", sentence, 0, true))
                .Claims.Select(c => $"{c.Value} {c.Subject.Readings[0]}"),
        ];
}
