using CsCheck;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Tests.Domain;

/// <summary>GB 32100-2015.</summary>
public sealed class CreditCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    [Theory]
    [InlineData("11320000MB151840XJ")]
    [InlineData("12620600MB0523338C")]
    [InlineData("11341702486344515H")]
    [InlineData("11370900004341590P")]
    [InlineData("11331002002673436R")]
    public void Codes_of_real_agencies_are_right(string code) => Assert.True(CreditCode.IsValid(code));

    [Fact]
    public void A_wrong_check_character_is_found_and_the_right_one_named()
    {
        Assert.False(CreditCode.IsValid("91350100M000100Y4Z"));
        Assert.Equal('3', CreditCode.ExpectedCheck("91350100M000100Y4"));
    }

    [Fact]
    public void Any_one_changed_character_is_found() =>
        Gen.Select(Gen.Char[Alphabet].Array[17], Gen.Int[0, 16], Gen.Char[Alphabet])
            .Where((body, at, other) => body[at] != other)
            .Sample(
                (body, at, other) =>
                {
                    var check = CreditCode.ExpectedCheck(body) ?? throw new InvalidOperationException();
                    Assert.True(CreditCode.IsValid([.. body, check]));
                    body[at] = other;
                    Assert.False(CreditCode.IsValid([.. body, check]));
                }
            );
}
