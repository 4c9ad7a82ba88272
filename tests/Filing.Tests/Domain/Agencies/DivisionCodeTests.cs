using Disclosure.Filing.Domain.Agencies;
using Disclosure.Form;

namespace Disclosure.Filing.Tests.Domain.Agencies;

public sealed class DivisionCodeTests
{
    [Theory]
    [InlineData("110000", AgencyLevel.Province, true, true)]
    [InlineData("370100", AgencyLevel.Province, true, false)]
    [InlineData("370100", AgencyLevel.City, true, true)]
    [InlineData("419001", AgencyLevel.City, true, true)]
    [InlineData("370000", AgencyLevel.City, true, false)]
    [InlineData("370101", AgencyLevel.County, true, true)]
    [InlineData("370000", AgencyLevel.County, true, false)]
    [InlineData("370101001", AgencyLevel.County, true, false)]
    [InlineData("370101001", AgencyLevel.Town, true, true)]
    [InlineData("370101000", AgencyLevel.Town, true, false)]
    [InlineData("370101", AgencyLevel.Town, true, true)]
    [InlineData("990101", AgencyLevel.County, false, true)]
    [InlineData("990101", AgencyLevel.Unspecified, false, true)]
    [InlineData("000000", AgencyLevel.Nation, true, true)]
    [InlineData("", AgencyLevel.Province, true, true)]
    [InlineData("1a", AgencyLevel.Province, true, true)]
    public void A_code_is_of_a_province_and_of_its_level(string code, AgencyLevel level, bool province, bool fits) =>
        Assert.Equal((province, fits), (DivisionCode.IsOfProvince(code, level), DivisionCode.IsOfLevel(code, level)));

    [Theory]
    [InlineData("370101", "370000", true)]
    [InlineData("410101", "370000", false)]
    [InlineData("370101", "370100", true)]
    [InlineData("370201", "370100", false)]
    [InlineData("370101001", "370101", true)]
    [InlineData("370102001", "370101", false)]
    [InlineData("370100", "370101", false)]
    [InlineData("370101", "370101001", true)]
    [InlineData("", "370101", true)]
    [InlineData("370101", "", true)]
    public void A_place_lies_in_another_as_far_as_the_other_says(string code, string above, bool within) =>
        Assert.Equal(within, DivisionCode.IsWithin(code, above));
}
