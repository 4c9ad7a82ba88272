namespace Disclosure.CommandLine.Terminals;

/// <summary>Files that the user names; one that cannot be read is a misuse of the command.</summary>
internal static class LocalFile
{
    private const long MaxTextBytes = 4 * 1024 * 1024;

    public static string ReadText(string path, Wording wording) =>
        System.Text.Encoding.UTF8.GetString(ReadBytes(path, wording));

    /// <summary>The bytes of a small file, such as a key, a manifest or a receipt.</summary>
    public static byte[] ReadBytes(string path, Wording wording)
    {
        using var file = Open(path, wording);
        if (file.Length > MaxTextBytes)
        {
            throw new CommandException(
                ExitCode.Usage,
                wording.Choose($"文件 {path} 过大，不是所需的文件。", $"{path} is too large to be such a file.")
            );
        }

        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Refuses a file that cannot be read, before anything is asked of a server.</summary>
    public static void RequireReadable(string path, Wording wording) => Open(path, wording).Dispose();

    public static FileStream Open(string path, Wording wording)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCode.Usage,
                wording.Choose(
                    $"无法读取文件 {path}，请核对路径和权限。",
                    $"Cannot read {path}: check the path and its permissions."
                )
            );
        }
    }

    /// <summary>Creates a text in UTF-8, or replaces it.</summary>
    public static StreamWriter CreateText(string path, Wording wording)
    {
        try
        {
            return new StreamWriter(path);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCode.Usage,
                wording.Choose($"无法写入 {path}：{unwritable.Message}", $"Cannot write {path}: {unwritable.Message}")
            );
        }
    }
}
