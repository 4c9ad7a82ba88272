using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Disclosure.TransparencyLog.TimeStamps;

/// <summary>A question to a time stamping authority about SHA-256 of some bytes (RFC 3161 section 2.4.1).</summary>
public sealed class TimeStampQuery
{
    /// <summary>Media type in which the query is sent.</summary>
    public const string MediaType = "application/timestamp-query";

    private const int NonceBytes = 16;

    private readonly Rfc3161TimestampRequest _request;

    private TimeStampQuery(Rfc3161TimestampRequest request) => _request = request;

    /// <summary>Creates a query with a nonce, which asks for the authority's certificate.</summary>
    public static TimeStampQuery Create(ReadOnlySpan<byte> data) =>
        new(
            Rfc3161TimestampRequest.CreateFromData(
                data,
                HashAlgorithmName.SHA256,
                nonce: RandomNumberGenerator.GetBytes(NonceBytes),
                requestSignerCertificates: true
            )
        );

    /// <summary>The query in DER.</summary>
    public byte[] ToBytes() => _request.Encode();

    /// <summary>The time stamp token of the answer to this query.</summary>
    /// <param name="response">The answer in DER.</param>
    /// <exception cref="CryptographicException">The authority refused, or the answer is to another query.</exception>
    public byte[] ReadToken(ReadOnlyMemory<byte> response) =>
        _request.ProcessResponse(response, out _).AsSignedCms().Encode();
}
