using CsCheck;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Form;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Tests.Domain.Agencies;

public sealed class AgencyNameMatcherTests
{
    // Few, so that names often end alike; one is a surrogate pair.
    private static readonly string[] s_parts = ["县", "镇", "青", "𠮷", "局", "政府", "人民政府"];

    [Theory]
    [InlineData("临阳县青禾镇人民政府", "临阳县青禾镇人民政府", "Exact")]
    [InlineData("临阳县青禾镇人民政府", "青禾镇", "ShortForm")]
    [InlineData("临阳县青禾镇人民政府", "青禾镇人民政府", "ShortForm")]
    [InlineData("临阳县青禾镇人民政府", "青禾镇政府", "ShortForm")]
    [InlineData("临阳县人民政府办公室", "临阳县", "ShortForm")]
    [InlineData("青禾镇人民政府", "临阳县青禾镇", "ShortForm")]
    [InlineData("临阳县教育局", "某省临阳县教育局", "ShortForm")]
    [InlineData("临阳县教育局", "临阳县教育", "None")]
    [InlineData("临阳县青禾镇人民政府", "镇", "None")]
    [InlineData("临阳县青禾镇人民政府", "人民政府", "None")]
    [InlineData("临阳县青禾镇人民政府", "临阳县", "None")]
    public void A_short_form_omits_places_before_the_name_and_the_ending_of_a_government(
        string title,
        string name,
        string match
    ) => Assert.Equal(Enum.Parse<NameMatch>(match), new AgencyNameMatcher(name).Match(Agency(title)));

    [Fact]
    public void An_alias_matches_as_a_title_does()
    {
        var agency = Agency("临阳县自然资源和规划局", "临阳县规划局");
        Assert.Equal(NameMatch.Exact, new AgencyNameMatcher("临阳县规划局").Match(agency));
        Assert.Equal(NameMatch.ShortForm, new AgencyNameMatcher("规划局").Match(agency));
    }

    [Fact]
    public void Every_short_form_match_contains_the_required_text()
    {
        var name = Gen.Int[0, s_parts.Length - 1].Select(n => s_parts[n]).Array[1, 5].Select(string.Concat);
        Gen.Select(name, name)
            .Sample(
                (title, named) =>
                {
                    var matcher = new AgencyNameMatcher(named);
                    return matcher.Match(Agency(title)) != NameMatch.ShortForm
                        || (
                            matcher.RequiredText.Length > 0
                            && !char.IsLowSurrogate(matcher.RequiredText[0])
                            && title.Contains(matcher.RequiredText, StringComparison.Ordinal)
                        );
                }
            );
    }

    private static Agency Agency(string title, params string[] aliases) =>
        new(
            AgencyName.FromId("id", "aa"),
            title,
            AgencyLevel.Unspecified,
            AgencyKind.Unspecified,
            null,
            "",
            "",
            aliases,
            null,
            null,
            default
        );
}
