namespace Disclosure.Filing.Domain.Publications;

/// <summary>Somebody else who vouches that bytes were there at a time (RFC 3161).</summary>
internal interface ITimeStampAuthority
{
    /// <summary>A token over the bytes, in DER, of this authority; verified.</summary>
    /// <exception cref="IOException">It does not answer, or with something else than such a token.</exception>
    Task<byte[]> StampAsync(byte[] content, CancellationToken cancellation);
}
