using Disclosure.Rendering.Domain;
using NetArchTest.Rules;

namespace Disclosure.Rendering.Tests;

public sealed class NumberTests
{
    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(20, "二十")]
    [InlineData(35, "三十五")]
    [InlineData(100, "100")]
    public void Numbers_of_headings_are_in_words(int number, string words) =>
        Assert.Equal(words, HeadingNumber.Of(number));

    [Fact]
    public void The_document_knows_no_format_and_no_contract()
    {
        var result = Types
            .InAssembly(typeof(RenderingModule).Assembly)
            .That()
            .ResideInNamespace("Disclosure.Rendering.Domain")
            .Should()
            .NotHaveDependencyOnAny(
                "Disclosure.Rendering.V1",
                "Disclosure.Rendering.Docx",
                "Disclosure.Rendering.Html",
                "Disclosure.Report.V1",
                "Disclosure.ContractMapping",
                "Grpc.Core"
            )
            .GetResult();
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }
}
