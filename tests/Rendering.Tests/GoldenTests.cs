using System.Text;
using Disclosure.Testing;

namespace Disclosure.Rendering.Tests;

/// <summary>
/// Whole files as they should be. When one changes on purpose, run with DISCLOSURE_GOLDEN=write and read the difference.
/// </summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("html")]
    [InlineData("json")]
    [InlineData("xml")]
    [InlineData("csv")]
    [InlineData("md")]
    [InlineData("txt")]
    public void The_report_is_written_as_it_should_be(string format)
    {
        var path = Repository.PathOf("tests", "Rendering.Tests", "Golden", $"report.{format}");
        var written = Reports.Writer(format).Write(Reports.Of(Reports.Mixed(Editions.E2021)));
        if (Environment.GetEnvironmentVariable("DISCLOSURE_GOLDEN") == "write")
        {
            File.WriteAllBytes(path, written);
        }

        Assert.Equal(Encoding.UTF8.GetString(File.ReadAllBytes(path)), Encoding.UTF8.GetString(written));
    }

    [Theory, MemberData(nameof(Reports.Formats), MemberType = typeof(Reports))]
    public void The_same_content_gives_the_same_bytes(string format)
    {
        var first = Reports.Writer(format).Write(Reports.Rich(Reports.Mixed(Editions.E2021)));
        var second = Reports.Writer(format).Write(Reports.Rich(Reports.Mixed(Editions.E2021)));
        Assert.Equal(first, second);
    }
}
