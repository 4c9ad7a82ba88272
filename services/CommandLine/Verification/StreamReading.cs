namespace Disclosure.CommandLine.Verification;

/// <summary>Whole contents of streams.</summary>
internal static class StreamReading
{
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>All bytes of a manifest, a receipt or a tile.</summary>
    /// <exception cref="InvalidDataException">There are more than any of these has.</exception>
    public static async Task<byte[]> ReadBytesAsync(this Stream stream, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellation)) > 0; )
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MaxBytes)
            {
                throw new InvalidDataException($"There are more than {MaxBytes} bytes.");
            }
        }

        return bytes.ToArray();
    }
}
