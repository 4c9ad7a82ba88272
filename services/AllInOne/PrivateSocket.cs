using System.Security.Cryptography;

namespace Disclosure.AllInOne;

/// <summary>
/// A socket file in a folder that only this user may enter, and a secret that its callers must know, since a process that reads
/// documents of others may be the same user. Both go with the process.
/// </summary>
internal sealed class PrivateSocket : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("disclosure-");

    /// <summary>Shared by the gateway and the services behind the socket; 64 characters.</summary>
    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public string Path => System.IO.Path.Combine(_folder.FullName, "services.sock");

    public void Dispose() => _folder.Delete(recursive: true);
}
