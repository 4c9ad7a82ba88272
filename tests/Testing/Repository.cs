namespace Disclosure.Testing;

/// <summary>Where the checkout's files are, and the real reports beside it.</summary>
public static class Repository
{
    /// <summary>The folder of Microservices.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Real reports with their true values, kept beside the checkout; null where they are absent.</summary>
    public static string? Corpus { get; } =
        Path.GetFullPath(Path.Combine(Root, "..", "shared", "corpus")) is var path && Directory.Exists(path)
            ? path
            : null;

    /// <summary>A file of the checkout.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Microservices.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Not inside the checkout.");
        }

        return folder;
    }
}
