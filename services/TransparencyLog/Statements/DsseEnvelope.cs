using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Disclosure.TransparencyLog.Keys;

namespace Disclosure.TransparencyLog.Statements;

/// <summary>A payload with signatures over it and its type (DSSE 1.0, github.com/secure-systems-lab/dsse).</summary>
/// <param name="PayloadType">Media type of the payload; signed with it.</param>
/// <param name="Payload">The signed bytes.</param>
/// <param name="Signatures">One a key; all over the same bytes.</param>
public sealed record DsseEnvelope(string PayloadType, byte[] Payload, IReadOnlyList<DsseSignature> Signatures)
{
    /// <summary>Largest envelope that is read, in bytes of JSON.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Media type of an envelope.</summary>
    public const string MediaType = "application/vnd.dsse.envelope.v1+json";

    private const int MaxSignatures = 16;

    /// <summary>Signs a payload with each key.</summary>
    public static DsseEnvelope Sign(string payloadType, byte[] payload, IReadOnlyList<PrivateKey> keys)
    {
        var message = Encode(payloadType, payload);
        return new(payloadType, payload, [.. keys.Select(k => new DsseSignature(k.PublicKey.KeyId, k.Sign(message)))]);
    }

    /// <summary>Parses an envelope in JSON.</summary>
    public static bool TryParse(ReadOnlySpan<byte> json, [NotNullWhen(true)] out DsseEnvelope? envelope)
    {
        envelope = null;
        if (json.Length > MaxBytes)
        {
            return false;
        }

        try
        {
            var parsed = JsonSerializer.Deserialize<EnvelopeJson>(json, EnvelopeJson.Options);
            if (
                parsed is not { PayloadType: { Length: > 0 } type, Payload: { } payload, Signatures: { } signatures }
                || signatures.Length is 0 or > MaxSignatures
                || signatures.Any(s => s?.KeyId is null || s.Sig is null)
            )
            {
                return false;
            }

            envelope = new(type, payload, [.. signatures.Select(s => new DsseSignature(s!.KeyId!, s.Sig!))]);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>
    /// Verifies the signatures of known keys and ignores others. False where no known key signed, and where a signature under a
    /// known key's id is not that key's.
    /// </summary>
    /// <param name="required">How many different known keys must have signed.</param>
    public bool Verify(IReadOnlyCollection<PublicKey> keys, int required = 1)
    {
        var message = Encode(PayloadType, Payload);
        var verified = new HashSet<string>(StringComparer.Ordinal);
        foreach (var signature in Signatures)
        {
            var key = keys.FirstOrDefault(k => k.KeyId == signature.KeyId);
            if (key is not null && !key.Verify(message, signature.Bytes))
            {
                return false;
            }

            if (key is not null)
            {
                verified.Add(key.KeyId);
            }
        }

        return verified.Count >= Math.Max(required, 1);
    }

    /// <summary>The envelope in JSON.</summary>
    public byte[] ToJson() =>
        JsonSerializer.SerializeToUtf8Bytes(
            new EnvelopeJson(
                PayloadType,
                Payload,
                [.. Signatures.Select(s => new EnvelopeJson.SignatureJson(s.KeyId, s.Bytes))]
            ),
            EnvelopeJson.Options
        );

    // The pre-authentication encoding of DSSE: lengths before both parts, so that neither can lend bytes to the other.
    private static byte[] Encode(string payloadType, byte[] payload)
    {
        var type = Encoding.UTF8.GetBytes(payloadType);
        return
        [
            .. Encoding.UTF8.GetBytes($"DSSEv1 {type.Length} "),
            .. type,
            .. Encoding.UTF8.GetBytes($" {payload.Length} "),
            .. payload,
        ];
    }

    private sealed record EnvelopeJson(string? PayloadType, byte[]? Payload, EnvelopeJson.SignatureJson?[]? Signatures)
    {
        public static JsonSerializerOptions Options { get; } =
            new()
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                AllowDuplicateProperties = false,
                MaxDepth = 8,
            };

        public sealed record SignatureJson(
            [property: System.Text.Json.Serialization.JsonPropertyName("keyid")] string? KeyId,
            byte[]? Sig
        );
    }
}
