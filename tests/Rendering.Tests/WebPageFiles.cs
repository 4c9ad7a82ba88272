using Disclosure.Testing;

namespace Disclosure.Rendering.Tests;

/// <summary>HTML reports in files, for checkers that are programs.</summary>
public sealed class WebPageFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public WebPageFiles() =>
        Paths = [
            Write("mixed", Reports.Of(Reports.Mixed(Editions.E2021))),
            Write("earlier", Reports.Of(Reports.Mixed(Editions.E2019))),
            Write("rich", Reports.Rich(Reports.Mixed(Editions.E2021, useAlternatives: true))),
        ];

    public IReadOnlyList<string> Paths { get; }

    public void Dispose() => _folder.Dispose();

    private string Write(string name, Domain.ReportContent content)
    {
        var path = Path.Combine(_folder.Path, $"{name}.html");
        File.WriteAllBytes(path, Reports.Writer("html").Write(content));
        return path;
    }
}
