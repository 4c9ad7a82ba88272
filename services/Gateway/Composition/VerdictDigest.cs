using System.Security.Cryptography;
using System.Text;

namespace Disclosure.Gateway.Composition;

/// <summary>
/// Digest of what all checks found: the same verdict gives the same digest at every door, whatever the order of its findings and the
/// words of their messages.
/// </summary>
internal static class VerdictDigest
{
    /// <summary>SHA-256 in lower-case hexadecimal of the rule set and, sorted, one line a finding: severity, code and fingerprint.</summary>
    public static string Compute(CheckResult result)
    {
        var lines = result
            // Messages are left out: their wording may be improved without changing the verdict.
            .Findings.Select(f => $"{(int)f.Severity} {f.Code} {f.Fingerprint}")
            .Order(StringComparer.Ordinal)
            .Prepend(result.RuleSet);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }
}
