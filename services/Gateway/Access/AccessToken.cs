using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Disclosure.Gateway.Access;

/// <summary>The bootstrap administrator's token: the one set, or one made at start and printed once.</summary>
internal sealed class AccessToken
{
    private readonly byte[] _digest;

    public AccessToken(IOptions<GatewayOptions> options)
    {
        IsGenerated = string.IsNullOrEmpty(options.Value.Token);
        Value = IsGenerated ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)) : options.Value.Token ?? "";
        _digest = Digest(Value);
    }

    /// <summary>Whether nobody set it, so that it must be shown.</summary>
    public bool IsGenerated { get; }

    public string Value { get; }

    /// <summary>Compared by digest, so that neither content nor length shows in the time taken.</summary>
    public bool Matches(string given) => CryptographicOperations.FixedTimeEquals(_digest, Digest(given));

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
