using System.Security.Cryptography;
using System.Text;

namespace Disclosure.Filing.Domain.Webhooks;

/// <summary>
/// Signing secrets, derived from the installation's key by HKDF-SHA256 with the webhook's name and the number of the secret: none of them
/// is stored anywhere.
/// </summary>
/// <param name="key">32 bytes.</param>
/// <remarks>A lost database gives no secret away, and a lost key file makes all of them invalid at once.</remarks>
internal sealed class WebhookSecret(byte[] key)
{
    /// <summary>Length of the installation's key and of a secret, in bytes.</summary>
    public const int Length = 32;

    /// <summary>How long the secret before the newest signs too.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    /// <summary>A secret as its receiver is told it: "whsec_" and base64 (Standard Webhooks).</summary>
    /// <remarks>Shown once, in the answer to its making or rotation: it can be computed again, but nobody is told.</remarks>
    public string Format(Webhook webhook) =>
        "whsec_" + Convert.ToBase64String(Derive(webhook, webhook.SecretGeneration));

    /// <summary>
    /// The value of <c>webhook-signature</c>: <c>v1,</c> and the HMAC-SHA256 of id, time and body in base64, by the newest secret and, for a
    /// while after a rotation, by the one before.
    /// </summary>
    /// <param name="timestamp">Seconds since 1970, as in <c>webhook-timestamp</c>.</param>
    /// <remarks>
    /// Standard Webhooks, symmetric signatures: id, timestamp and body are signed together, so that none can be exchanged.
    /// </remarks>
    public string Sign(Webhook webhook, string id, long timestamp, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes($"{id}.{timestamp}."), .. body];
        var newest = SignOnce(webhook, webhook.SecretGeneration, content);
        // Both signatures are sent with a space between: a receiver accepts whichever it knows.
        return webhook.PreviousSecretUntil > now
            ? $"{newest} {SignOnce(webhook, webhook.SecretGeneration - 1, content)}"
            : newest;
    }

    private string SignOnce(Webhook webhook, int generation, byte[] content) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(Derive(webhook, generation), content));

    private byte[] Derive(Webhook webhook, int generation) =>
        // The name is the salt: secrets of two webhooks have nothing in common though the key is one.
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            key,
            Length,
            salt: Encoding.ASCII.GetBytes(webhook.Name),
            info: Encoding.ASCII.GetBytes($"disclosure webhook secret {generation}")
        );
}
