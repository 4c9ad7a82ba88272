using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Disclosure.Gateway.Access;

/// <summary>The bearer token of the bootstrap administrator: the configured one, or one that is generated at start and printed once.</summary>
internal sealed class AccessToken
{
    private readonly byte[] _digest;

    public AccessToken(IOptions<GatewayOptions> options)
    {
        IsGenerated = string.IsNullOrEmpty(options.Value.Token);
        Value = IsGenerated ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)) : options.Value.Token ?? "";
        _digest = Digest(Value);
    }

    /// <summary>Whether none is configured, so that it must be printed.</summary>
    public bool IsGenerated { get; }

    public string Value { get; }

    /// <summary>Compares digests in constant time, so that neither content nor length can be measured.</summary>
    public bool Matches(string given) => CryptographicOperations.FixedTimeEquals(_digest, Digest(given));

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
