using System.Net.Http.Headers;
using System.Security.Cryptography;
using Disclosure.Filing.Domain.Publications;
using Disclosure.TransparencyLog.TimeStamps;

namespace Disclosure.Filing.Publishing;

/// <summary>An authority over HTTP (RFC 3161 section 3.4).</summary>
/// <param name="address">Where queries are posted.</param>
/// <param name="verifier">Knows the authority's root; null: what it signs is kept as it is, and verified by whoever trusts it.</param>
/// <param name="http">Its own time-out is not relied upon.</param>
internal sealed class HttpTimeStampAuthority(Uri address, TimeStampVerifier? verifier, HttpClient http)
    : ITimeStampAuthority
{
    // A publication waits for it: five seconds, and then the manifest goes out without a stamp.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public async Task<byte[]> StampAsync(byte[] content, CancellationToken cancellation)
    {
        var query = TimeStampQuery.Create(content);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(s_patience);
        try
        {
            using var body = new ByteArrayContent(query.ToBytes());
            body.Headers.ContentType = new MediaTypeHeaderValue(TimeStampQuery.MediaType);
            using var answer = await http.PostAsync(address, body, patience.Token);
            answer.EnsureSuccessStatusCode();
            var token = query.ReadToken(await answer.Content.ReadAsByteArrayAsync(patience.Token));
            // A verifier that finds no time has found no token that it trusts, or one over other bytes.
            return verifier is null || verifier.FindTime(token, content) is not null
                ? token
                : throw new IOException("The token is not of the authority that is trusted.");
        }
        // All that a network or an authority can do wrong is one exception, which the stamper takes for "away".
        catch (Exception failed) when (failed is HttpRequestException or CryptographicException)
        {
            throw new IOException(failed.Message, failed);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException($"No answer within {s_patience.TotalSeconds} s.", late);
        }
    }
}
