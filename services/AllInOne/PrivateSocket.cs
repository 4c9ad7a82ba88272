namespace Disclosure.AllInOne;

/// <summary>A socket file in a folder that only this user may enter; it goes with the process.</summary>
internal sealed class PrivateSocket : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("disclosure-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "services.sock");

    public void Dispose() => _folder.Delete(recursive: true);
}
