using Disclosure.ContractMapping;
using Disclosure.Narrative.Tests.Domain;
using Disclosure.Narrative.V1;
using Disclosure.Report.V1;
using Disclosure.Testing;
using static Disclosure.Narrative.Tests.Rpc.NarrativeClient;

namespace Disclosure.Narrative.Tests.Rpc;

/// <summary>What regions demand of prose comes with the request, and each finding names the pack that demands it.</summary>
public sealed class RegionalCheckTests : IDisposable
{
    private const string Cell = "requests.received.total";

    private readonly NarrativeClient _narrative = new();

    private static RulePackSource County => new() { Name = "agencies/xian/rulePacks/2023", Revision = 3 };

    public void Dispose() => _narrative.Dispose();

    [Fact]
    public async Task A_section_with_its_parts_is_held_to_its_length_without_white_space_and_with_references_as_printed()
    {
        var pack = new RulePack { SectionLimits = { Limit(12) } };
        // 10 characters, and 36 where the reference stands.
        Assert.Empty(await CheckAsync(pack, "text.too_long", Words("requests", $"本年共收到 申请{{{{{Cell}}}}}件。")));
        var found = Assert.Single(
            await CheckAsync(pack, "text.too_long", Words("requests", "本年度一共收到申请三十六件。"))
        );
        Assert.Equal(
            (Severity.Warning, "overview", "12", "14", County),
            (found.Severity, found.Section, found.Expected, found.Actual, found.RulePack)
        );
        Assert.Contains("2 字以上", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("收到政府信息公开申请36件。", true)]
    [InlineData("收到政府信息公开申请35件。", true)]
    [InlineData("收到政府信息公开申请{{requests.received.total}}件。", true)]
    [InlineData("收到申请若干。", false)]
    public async Task A_figure_is_stated_by_a_number_that_speaks_of_it_or_by_a_reference(string text, bool isStated)
    {
        var pack = new RulePack
        {
            RequiredFigures =
            {
                new RequiredFigures
                {
                    Section = "requests",
                    Cells = { Cell },
                    Source = County,
                },
            },
        };
        var found = await CheckAsync(pack, "text.unstated_figure", Words("requests", text));
        Assert.Equal(isStated ? [] : [Cell], found.SelectMany(f => f.Cells));
        Assert.All(found, f => Assert.Equal(County, f.RulePack));
    }

    [Theory]
    [InlineData("其他工作如下。特此 报告。", true)]
    [InlineData("特此报告。此外无其他事项。", false)]
    public async Task A_section_ends_with_its_sentence(string text, bool isClosed)
    {
        var pack = new RulePack
        {
            ClosingSentences =
            {
                new ClosingSentence
                {
                    Section = "overview",
                    Text = "特此报告。",
                    Source = County,
                },
            },
        };
        var found = await CheckAsync(pack, "text.closing_sentence", Words("supervision", text));
        Assert.Equal(isClosed ? 0 : 1, found.Count);
    }

    [Fact]
    public async Task Without_a_pack_nothing_more_is_demanded()
    {
        var found = await CheckAsync(null, "text.", Words("requests", "收到申请若干。"));
        Assert.All(found, f => Assert.Null(f.RulePack));
    }

    private static SectionLimit Limit(int most) =>
        new()
        {
            Section = "overview",
            MaxCharacters = most,
            Source = County,
        };

    private async Task<IReadOnlyList<Finding>> CheckAsync(RulePack? pack, string code, Section part)
    {
        var request = new CheckNarrativeRequest
        {
            Sections = { Overview(part) },
            Context = new()
            {
                Year = 2023,
                Form = Editions.Reference2021,
                Figures = Sheets.Of((Cell, "36"), ("requests.carried_in.total", "0")).ToProto(),
                RulePack = pack,
            },
        };
        var answer = await _narrative.Rpc.CheckNarrativeAsync(request);
        return [.. answer.Findings.Where(f => f.Code.StartsWith(code, StringComparison.Ordinal))];
    }
}
