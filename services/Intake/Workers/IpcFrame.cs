using System.Buffers.Binary;
using Disclosure.ServiceDefaults.Hosting;

namespace Disclosure.Intake.Workers;

/// <summary>What a frame between the service and a worker holds.</summary>
internal enum IpcFrameKind : byte
{
    /// <summary>The worker has started. What it could not give up, as text for the log.</summary>
    Ready,

    /// <summary>A ReadDocumentRequest without the content.</summary>
    Request,

    /// <summary>The document's bytes; follows its request.</summary>
    Content,

    /// <summary>A Reading.</summary>
    Reading,

    /// <summary>A google.rpc.Status: why the document cannot be read.</summary>
    Failure,

    /// <summary>Empty: the worker ran out of memory and ends.</summary>
    OutOfMemory,

    /// <summary>An unexpected exception, as text for the log; the worker ends.</summary>
    Broken,

    /// <summary>The document used up its processor time; the worker ends. One byte: how many seconds that is.</summary>
    TooSlow,
}

/// <summary>
/// A message between the service and a worker: kind (1 byte), length (4 bytes, little endian), payload.
/// </summary>
internal readonly record struct IpcFrame(IpcFrameKind Kind, byte[] Payload)
{
    private const int HeadBytes = 5;

    /// <summary>Writes a frame and flushes the stream.</summary>
    public static void Write(Stream stream, IpcFrameKind kind, ReadOnlySpan<byte> payload)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], payload.Length);
        stream.Write(head);
        stream.Write(payload);
        stream.Flush();
    }

    /// <summary>The next frame; null where the other side has ended. Blocks.</summary>
    /// <exception cref="InvalidDataException">It claims to be longer than any message.</exception>
    public static IpcFrame? Read(Stream stream)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        if (stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(head[1..]);
        if (length is < 0 or > ServiceDefaultsModule.MaxMessageBytes)
        {
            throw new InvalidDataException("A frame is longer than a message may be.");
        }

        var payload = new byte[length];
        return stream.ReadAtLeast(payload, length, throwOnEndOfStream: false) < length
            ? null
            : new((IpcFrameKind)head[0], payload);
    }
}
