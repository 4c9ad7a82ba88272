using Disclosure.Testing;

namespace Disclosure.Rendering.Tests;

public sealed class WebAccessibilityTests(WebPageFiles pages) : IClassFixture<WebPageFiles>
{
    [ToolFact("node", "chromium", "axe-core/axe.min.js", "playwright-core/package.json")]
    public void The_checker_of_access_is_silent()
    {
        var (exit, output) = Tool.Run(
            "node",
            [Repository.PathOf("tests", "Tools", "axe.js"), Tool.Find("chromium")!, .. pages.Paths]
        );
        Assert.Equal("", output);
        Assert.Equal(0, exit);
    }
}
