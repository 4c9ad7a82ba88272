using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;

namespace Disclosure.ServiceDefaults.Admission;

/// <summary>
/// The body of a request with one gRPC message. Once the message's length is known, which is in its first bytes, room for all
/// of it is waited for before any more is read; flow control keeps the rest at the client meanwhile.
/// </summary>
/// <param name="reserve">Waits for room for so many bytes.</param>
/// <param name="most">Bytes of the largest message; assumed where it is compressed.</param>
public sealed class MeteredBody(PipeReader body, Func<long, CancellationToken, Task> reserve, long most) : PipeReader
{
    // A flag of compression and the length (big endian), see PROTOCOL-HTTP2 of gRPC.
    private const int HeadBytes = 5;

    private bool _isReserved;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        var result = await body.ReadAsync(cancellationToken);
        // The head may come in pieces: then the next read decides.
        if (!_isReserved && result.Buffer.Length >= HeadBytes)
        {
            await reserve(LengthOf(result.Buffer), cancellationToken);
            _isReserved = true;
        }

        return result;
    }

    // Nothing is at hand before there is room for it.
    public override bool TryRead(out ReadResult result)
    {
        result = default;
        // The reader must use ReadAsync first, which can wait.
        return _isReserved && body.TryRead(out result);
    }

    public override void AdvanceTo(SequencePosition consumed) => body.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) =>
        body.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => body.CancelPendingRead();

    public override void Complete(Exception? exception = null) => body.Complete(exception);

    // A longer one is refused by gRPC itself.
    private long LengthOf(ReadOnlySequence<byte> buffer)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        buffer.Slice(0, HeadBytes).CopyTo(head);
        // A compressed message tells its size only once it is in memory.
        return head[0] != 0 ? most : Math.Min(most, BinaryPrimitives.ReadUInt32BigEndian(head[1..]));
    }
}
