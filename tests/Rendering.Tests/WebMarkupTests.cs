using Disclosure.Testing;

namespace Disclosure.Rendering.Tests;

public sealed class WebMarkupTests(WebPageFiles pages) : IClassFixture<WebPageFiles>
{
    [ToolFact("java", "vnu-jar/build/dist/vnu.jar")]
    public void The_checker_of_markup_is_silent()
    {
        var (exit, output) = Tool.Run(
            "java",
            ["-jar", Tool.Npm("vnu-jar", "build", "dist", "vnu.jar"), "--Werror", .. pages.Paths]
        );
        Assert.Equal("", output);
        Assert.Equal(0, exit);
    }
}
