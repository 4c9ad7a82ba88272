using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Disclosure.Testing.Buckets;

/// <summary>Holds a request against AWS Signature Version 4, as its documentation computes it.</summary>
internal static partial class SignatureCheck
{
    /// <summary>Whether the request was signed with the secret and its body is the signed one.</summary>
    public static bool Holds(HttpRequest request, byte[] body, string secret)
    {
        var parts = Authorization().Match($"{request.Headers.Authorization}");
        var digest = $"{request.Headers["x-amz-content-sha256"]}";
        if (!parts.Success || digest != Hex(SHA256.HashData(body)))
        {
            return false;
        }

        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?', 2);
        var names = parts.Groups["headers"].Value.Split(';');
        string[] canonical =
        [
            request.Method,
            target[0],
            string.Join('&', (target.Length > 1 ? target[1].Split('&') : []).Order(StringComparer.Ordinal)),
            .. names.Select(n => $"{n}:{$"{request.Headers[n]}".Trim()}"),
            "",
            parts.Groups["headers"].Value,
            digest,
        ];
        string[] scope = parts.Groups["scope"].Value.Split('/');
        var key = Encoding.UTF8.GetBytes($"AWS4{secret}");
        foreach (var part in scope)
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        var hash = Hex(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', canonical))));
        var text = $"AWS4-HMAC-SHA256\n{request.Headers["x-amz-date"]}\n{parts.Groups["scope"].Value}\n{hash}";
        return parts.Groups["signature"].Value == Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    [GeneratedRegex(
        "^AWS4-HMAC-SHA256 Credential=[^/]+/(?<scope>[^,]+), ?SignedHeaders=(?<headers>[^,]+), ?Signature=(?<signature>[0-9a-f]{64})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Authorization();
}
