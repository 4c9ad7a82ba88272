namespace Disclosure.ServiceDefaults.Admission;

/// <summary>A body of unknown length, read forward: before more than <paramref name="free"/> bytes are read, room for it is waited for.</summary>
/// <param name="reserve">Waits for room; called once at most.</param>
public sealed class MeteredStream(Stream inner, long free, Func<CancellationToken, Task> reserve) : Stream
{
    private long _read;
    private bool _isReserved;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // A body of exactly the free bytes waits too: nobody knows yet that it ends there.
        if (!_isReserved && _read >= free)
        {
            await reserve(cancellationToken);
            _isReserved = true;
        }

        var read = await inner.ReadAsync(buffer, cancellationToken);
        _read += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // Kestrel's bodies are read asynchronously only.
    // Synchronous reads could not wait without blocking a thread.
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }
}
