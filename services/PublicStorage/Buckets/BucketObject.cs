using Amazon.S3.Model;

namespace Disclosure.PublicStorage.Buckets;

/// <summary>Which bytes of an object to read: from a position to its end.</summary>
/// <param name="ETag">Of the object that was opened first.</param>
internal readonly record struct BucketRange(long From, long Size, string ETag);

/// <summary>An object as a stream that can be read from any position; a move asks the store again, from there on.</summary>
/// <param name="first">The answer with the whole object.</param>
/// <param name="reopen">Asks for the rest from a position on.</param>
/// <remarks>For one reader at a time. A read that goes on where the last one ended asks nothing anew.</remarks>
internal sealed class BucketObject(
    GetObjectResponse first,
    Func<BucketRange, CancellationToken, Task<GetObjectResponse>> reopen
) : Stream
{
    private readonly long _length = first.ContentLength;
    private readonly string _etag = first.ETag;

    // The answer at hand and the place that it stands at; another position closes it.
    private GetObjectResponse? _open = first;
    private long _openPosition;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            // Nothing is asked yet: the next read does.
            _position = value;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // The end is known from the first answer.
        if (_position >= _length || buffer.IsEmpty)
        {
            return 0;
        }

        // The position was moved, or there is no answer at hand.
        if (_open is null || _openPosition != _position)
        {
            _open?.Dispose();
            // Null while it is reopened: an error must not leave a disposed answer behind.
            _open = null;
            _open = await reopen(new(_position, _length, _etag), cancellationToken);
            _openPosition = _position;
        }

        var source = _open.ResponseStream;
        var count = await BucketErrors.TranslateAsync(() => source.ReadAsync(buffer, cancellationToken).AsTask());
        // Zero bytes before the end: the connection broke off.
        if (count == 0)
        {
            throw new EndOfStreamException("The store ended its answer before the object's end.");
        }

        _position += count;
        _openPosition = _position;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("A bucket is read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => _length + offset,
        };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _open?.Dispose();
        }

        base.Dispose(disposing);
    }
}
