using Disclosure.TransparencyLog.Keys;

namespace Disclosure.Filing.Publishing;

/// <summary>A private key in a file that only the service's user may read.</summary>
internal static class KeyFile
{
    /// <summary>Reads a key of an algorithm.</summary>
    /// <exception cref="InvalidDataException">The file holds no such key.</exception>
    public static PrivateKey Read(string path, SignatureAlgorithm algorithm)
    {
        try
        {
            var key = PrivateKey.FromPem(File.ReadAllText(path));
            return key.PublicKey.Algorithm == algorithm
                ? key
                : throw new InvalidDataException(
                    $"{path} holds a key of {key.PublicKey.Algorithm}, not of {algorithm}."
                );
        }
        catch (FormatException broken)
        {
            throw new InvalidDataException($"{path} holds no private key in PEM: {broken.Message}", broken);
        }
    }

    /// <summary>Reads an Ed25519 key, or generates it where the file is missing.</summary>
    public static PrivateKey ReadOrGenerate(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            Write(path, PrivateKey.Generate(SignatureAlgorithm.Ed25519));
        }
        catch (IOException) when (File.Exists(path))
        {
            // It is there: of an earlier start, or of another process that was first.
        }

        return Read(path, SignatureAlgorithm.Ed25519);
    }

    // Complete before it has its name: a start that is cut off leaves no half of a key.
    private static void Write(string path, PrivateKey key)
    {
        if (File.Exists(path))
        {
            return;
        }

        var draft = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(draft, options))
            {
                file.Write(System.Text.Encoding.ASCII.GetBytes(key.ToPem()));
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: false);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
