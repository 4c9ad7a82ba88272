using System.Text.Json;
using Disclosure.CommandLine.Terminals;

namespace Disclosure.CommandLine.Settings;

/// <summary>Keeps the sign-in in a file that only its owner may read: <c>disclosure/server.json</c> of the XDG configuration folder.</summary>
internal sealed class SettingsFile(IReadOnlyDictionary<string, string> environment, Wording wording)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Where the file is.</summary>
    public string Location => Path.Combine(FindFolder(), "disclosure", "server.json");

    /// <summary>What was saved; null where nothing was.</summary>
    /// <exception cref="CommandException">The file is broken, or others may read it.</exception>
    public SavedServer? Find()
    {
        if (!File.Exists(Location))
        {
            return null;
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(Location) & ~OwnerOnly) != UnixFileMode.None)
        {
            throw new CommandException(
                ExitCode.Usage,
                wording.Choose(
                    $"他人可以读取登录文件 {Location}，请执行 chmod 600 “{Location}” 后重试。",
                    $"Others may access {Location}: run chmod 600 \"{Location}\" first."
                )
            );
        }

        try
        {
            return JsonSerializer.Deserialize<SavedServer>(File.ReadAllBytes(Location), s_json);
        }
        catch (JsonException)
        {
            throw new CommandException(
                ExitCode.Usage,
                wording.Choose(
                    $"登录文件 {Location} 已损坏，请执行 disclosure logout 后重新登录。",
                    $"{Location} is broken: run disclosure logout and sign in again."
                )
            );
        }
    }

    /// <summary>Replaces what was saved. The file is its owner's from the first byte on.</summary>
    public void Save(SavedServer server)
    {
        var folder = Path.GetDirectoryName(Location)!;
        var draft = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        CreateFolder(folder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(draft, options))
        {
            JsonSerializer.Serialize(file, server, s_json);
        }

        File.Move(draft, Location, overwrite: true);
    }

    /// <summary>Removes what was saved; false where nothing was.</summary>
    public bool Remove()
    {
        if (!File.Exists(Location))
        {
            return false;
        }

        File.Delete(Location);
        return true;
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private string FindFolder()
    {
        if (environment.GetValueOrDefault("XDG_CONFIG_HOME", "") is { Length: > 0 } configured)
        {
            return configured;
        }

        return OperatingSystem.IsWindows()
            ? System.Environment.GetFolderPath(System.Environment.SpecialFolder.ApplicationData)
            : Path.Combine(environment.GetValueOrDefault("HOME", "."), ".config");
    }
}
