using System.Buffers.Binary;
using Disclosure.ServiceDefaults.Hosting;

namespace Disclosure.Intake.Workers;

/// <summary>What a frame between the service and a worker holds.</summary>
internal enum IpcFrameKind : byte
{
    /// <summary>The worker has started: what it could not give up, as text for the log.</summary>
    Ready,

    /// <summary>ReadDocumentRequest without the content.</summary>
    Request,

    /// <summary>The document's bytes as they are, behind its request.</summary>
    Content,

    /// <summary>Reading.</summary>
    Reading,

    /// <summary>google.rpc.Status: why the document cannot be read.</summary>
    Failure,

    /// <summary>Nothing: the worker's memory did not suffice; its last words.</summary>
    OutOfMemory,

    /// <summary>What was thrown, as text for the log: a reader is at fault; its last words.</summary>
    Broken,
}

/// <summary>A message between the service and a worker: its kind, its length in four bytes, its bytes.</summary>
internal readonly record struct IpcFrame(IpcFrameKind Kind, byte[] Payload)
{
    private const int HeadBytes = 5;

    public static void Write(Stream stream, IpcFrameKind kind, ReadOnlySpan<byte> payload)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], payload.Length);
        stream.Write(head);
        stream.Write(payload);
        stream.Flush();
    }

    /// <summary>The next one; null where the other side has ended.</summary>
    /// <exception cref="InvalidDataException">Longer than any message may be: the other side is not what it was.</exception>
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
