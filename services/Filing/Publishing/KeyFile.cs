using System.Security.Cryptography;
using System.Text;
using Disclosure.TransparencyLog.Keys;

namespace Disclosure.Filing.Publishing;

/// <summary>A private key in a file that only the service's user may read.</summary>
internal static class KeyFile
{
    /// <summary>Reads a key of an algorithm.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="algorithm">What the key is for: a key of another algorithm is refused before it has signed anything.</param>
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
    /// <remarks>Only the service's own keys are generated: a key that an operator names and that is missing is an error.</remarks>
    public static PrivateKey ReadOrGenerate(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            Write(path, () => Encoding.ASCII.GetBytes(PrivateKey.Generate(SignatureAlgorithm.Ed25519).ToPem()));
        }
        catch (IOException) when (File.Exists(path))
        {
            // It is there: of an earlier start, or of another process that was first.
        }

        return Read(path, SignatureAlgorithm.Ed25519);
    }

    /// <summary>Reads a key of random bytes, in base64, or generates it where the file is missing.</summary>
    /// <exception cref="InvalidDataException">The file holds no such key.</exception>
    public static byte[] ReadOrGenerateBytes(string path, int length)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            Write(path, () => Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(length))));
        }
        catch (IOException) when (File.Exists(path))
        {
            // As above.
        }

        return ReadBytes(path, length);
    }

    /// <summary>Reads a key of random bytes, in base64.</summary>
    /// <exception cref="InvalidDataException">The file holds no such key.</exception>
    public static byte[] ReadBytes(string path, int length)
    {
        var key = new byte[length];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), key, out var read) && read == length
            ? key
            : throw new InvalidDataException($"{path} holds no key of {length} bytes in base64.");
    }

    // Complete before it has its name: a start that is cut off leaves no half of a key.
    // Never overwritten: signatures of years hang on the key.
    private static void Write(string path, Func<byte[]> generate)
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
                // Mode 600 from the first byte on, and not after it was written.
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(draft, options))
            {
                file.Write(generate());
                file.Flush(flushToDisk: true);
            }

            // The move fails where another process was first; its key is then read.
            File.Move(draft, path, overwrite: false);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
