using Xunit;

namespace Disclosure.Testing;

/// <summary>
/// What a test needs beside the SDK. On a developer's machine a test whose tools are absent is skipped and names them; where
/// the environment variable <c>CI</c> is <c>true</c> it runs, and so fails: nothing is left out there without notice.
/// </summary>
public static class RequiredTools
{
    /// <summary>Whether absent tools are errors.</summary>
    public static bool AreMandatory { get; } =
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>For the Skip property of a fact: why it is skipped; null where it must run.</summary>
    /// <param name="tools">Programs on the path, or paths under tests/Tools/node_modules.</param>
    public static string? SkipUnlessInstalled(params string[] tools)
    {
        var absent = tools.Where(t => Tool.Find(t) is null && !Path.Exists(Tool.Npm(t.Split('/')))).ToArray();
        return SkipUnless(
            absent.Length == 0,
            $"Not installed: {string.Join(", ", absent)} (deploy/install-test-tools)."
        );
    }

    /// <summary>The same for anything else that may be absent.</summary>
    public static string? SkipUnless(bool isPresent, string reason) => isPresent || AreMandatory ? null : reason;

    /// <summary>Skips the running test (a SkippableFact) unless the tools are installed; fails it where they are mandatory.</summary>
    public static void Require(bool isPresent, string reason)
    {
        Assert.True(isPresent || !AreMandatory, reason);
        Skip.IfNot(isPresent, reason);
    }
}
