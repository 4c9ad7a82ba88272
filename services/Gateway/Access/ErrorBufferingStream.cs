namespace Disclosure.Gateway.Access;

/// <summary>Passes an answer through as it is written, and buffers the body of an error until it is completed.</summary>
internal sealed class ErrorBufferingStream(HttpResponse response, Stream inner) : Stream
{
    private readonly MemoryStream _buffer = new();

    /// <summary>The body of the error; empty where there was none.</summary>
    public ReadOnlySpan<byte> Body => _buffer.GetBuffer().AsSpan(0, (int)_buffer.Length);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    // The status is set before the first byte, so it says where the bytes belong.
    private Stream Target =>
        response.StatusCode switch
        {
            >= StatusCodes.Status400BadRequest => _buffer,
            _ when response.HttpContext.Features.Get<StatusOverride>() is { HasBody: false } => Null,
            _ => inner,
        };

    public override void Write(byte[] buffer, int offset, int count) => Target.Write(buffer, offset, count);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Target.WriteAsync(buffer, offset, count, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Target.WriteAsync(buffer, cancellationToken);

    public override void Flush() => Target.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => Target.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _buffer.Dispose();
        }

        base.Dispose(disposing);
    }
}
