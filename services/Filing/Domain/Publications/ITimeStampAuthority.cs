namespace Disclosure.Filing.Domain.Publications;

/// <summary>Somebody else who vouches that bytes were there at a time (RFC 3161).</summary>
/// <remarks>It sees the digest of the bytes and not the bytes.</remarks>
internal interface ITimeStampAuthority
{
    /// <summary>A token over the bytes, in DER, of this authority; verified.</summary>
    /// <param name="content">What is stamped: the manifest as it is signed.</param>
    /// <exception cref="IOException">It does not answer, or with something else than such a token.</exception>
    Task<byte[]> StampAsync(byte[] content, CancellationToken cancellation);
}
