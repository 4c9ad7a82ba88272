using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Disclosure.TransparencyLog.TimeStamps;

/// <summary>Verifies time stamp tokens against the authorities that are trusted, without a network.</summary>
/// <param name="roots">Root certificates of the authorities.</param>
public sealed class TimeStampVerifier(X509Certificate2Collection roots)
{
    private const string TimeStampingUsage = "1.3.6.1.5.5.7.3.8";

    /// <summary>The time that the token vouches for; null where it is not a token of a trusted authority over the bytes.</summary>
    /// <param name="token">A token in DER.</param>
    /// <param name="data">What was stamped.</param>
    public DateTimeOffset? FindTime(ReadOnlyMemory<byte> token, ReadOnlySpan<byte> data)
    {
        if (
            !Rfc3161TimestampToken.TryDecode(token, out var stamp, out var length)
            || length != token.Length
            || !stamp.VerifySignatureForData(data, out var signer)
        )
        {
            return null;
        }

        var time = stamp.TokenInfo.Timestamp;
        return IsTrusted(signer, stamp.AsSignedCms().Certificates, time) ? time : null;
    }

    // The certificate must have been valid when it stamped; today it may have expired.
    private bool IsTrusted(X509Certificate2 signer, X509Certificate2Collection sent, DateTimeOffset time)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(sent);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = time.UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new(TimeStampingUsage));
        return chain.Build(signer);
    }
}
