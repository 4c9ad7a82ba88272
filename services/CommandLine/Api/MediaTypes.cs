using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Api;

/// <summary>Media types of documents by the endings of their names.</summary>
internal static class MediaTypes
{
    private static readonly Dictionary<string, string> s_types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".doc"] = "application/msword",
        [".pdf"] = "application/pdf",
        [".ofd"] = "application/ofd",
        [".html"] = "text/html",
        [".htm"] = "text/html",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".txt"] = "text/plain",
        [".md"] = "text/markdown",
        [".json"] = "application/json",
        [".xml"] = "application/xml",
    };

    /// <summary>Whether a file can be a report by its name.</summary>
    public static bool Knows(string file) => s_types.ContainsKey(Path.GetExtension(file));

    /// <summary>The type of a file.</summary>
    public static string Find(string file, Wording wording) =>
        s_types.TryGetValue(Path.GetExtension(file), out var type)
            ? type
            : throw new CommandException(
                ExitCode.Usage,
                wording.Choose(
                    $"不认识 {file} 的扩展名，可用的是 {string.Join(' ', s_types.Keys)}。",
                    $"{file}: the endings of documents are {string.Join(' ', s_types.Keys)}."
                )
            );
}
