using Disclosure.Testing;

namespace Disclosure.Benchmarks.Rendering.Yardsticks;

/// <summary>What the comparison with other programs needs beside the SDK.</summary>
internal static class YardstickTools
{
    private const string Python = "/usr/bin/python3";

    private static readonly (string Name, Func<bool> IsThere)[] s_needed =
    [
        ("soffice (Debian: libreoffice-writer-nogui)", () => Tool.Find("soffice") is not null),
        ("python3-uno (Debian)", CanAskOffice),
        ("chromium (Debian)", () => File.Exists("/usr/bin/chromium")),
        ("node (Debian: nodejs)", () => Tool.Find("node") is not null),
        ("npm packages (npm ci in tests/Tools)", () => Directory.Exists(Tool.Npm())),
    ];

    /// <summary>What is not installed; empty where the comparison can run.</summary>
    public static IReadOnlyList<string> FindMissing() => [.. s_needed.Where(n => !n.IsThere()).Select(n => n.Name)];

    private static bool CanAskOffice() => File.Exists(Python) && Tool.Run(Python, "-c", "import uno").ExitCode == 0;
}
