using Disclosure.Testing;

namespace Disclosure.Rendering.Tests;

/// <summary>Pages before the judges of the web.</summary>
public sealed class PageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [ToolFact("java", "vnu-jar/build/dist/vnu.jar")]
    public void The_checker_of_markup_is_silent()
    {
        var (exit, output) = Tool.Run(
            "java",
            ["-jar", Tool.Npm("vnu-jar", "build", "dist", "vnu.jar"), "--Werror", .. Pages()]
        );
        Assert.Equal("", output);
        Assert.Equal(0, exit);
    }

    [ToolFact("node", "chromium", "axe-core/axe.min.js", "playwright-core/package.json")]
    public void The_checker_of_access_is_silent()
    {
        var (exit, output) = Tool.Run(
            "node",
            [Repository.PathOf("tests", "Tools", "axe.js"), Tool.Find("chromium")!, .. Pages()]
        );
        Assert.Equal("", output);
        Assert.Equal(0, exit);
    }

    private string[] Pages() =>
        [
            Write("mixed", Reports.Of(Reports.Mixed(Editions.E2021))),
            Write("earlier", Reports.Of(Reports.Mixed(Editions.E2019))),
            Write("rich", Reports.Rich(Reports.Mixed(Editions.E2021, useAlternatives: true))),
        ];

    private string Write(string name, Domain.ReportContent content)
    {
        var path = Path.Combine(_folder.Path, $"{name}.html");
        File.WriteAllBytes(path, Reports.Writer("html").Write(content));
        return path;
    }
}
