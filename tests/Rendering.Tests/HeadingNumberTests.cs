using Disclosure.Rendering.Domain;

namespace Disclosure.Rendering.Tests;

public sealed class HeadingNumberTests
{
    [Theory]
    [InlineData(1, 1, "一、")]
    [InlineData(1, 10, "十、")]
    [InlineData(1, 11, "十一、")]
    [InlineData(2, 20, "（二十）")]
    [InlineData(2, 35, "（三十五）")]
    [InlineData(1, 100, "一百、")]
    [InlineData(3, 12, "12.")]
    [InlineData(4, 3, "（3）")]
    public void Numbers_are_written_by_their_level(int level, int number, string written) =>
        Assert.Equal(written, HeadingNumber.Format(level, number));
}
