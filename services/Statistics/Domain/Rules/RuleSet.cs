using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Carry;
using Disclosure.Statistics.Domain.Trends;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>An edition's rules, made ready once for any number of sheets.</summary>
internal sealed class RuleSet
{
    public RuleSet(Edition edition)
    {
        Edition = edition;
        Equations =
        [
            .. edition.Rules.Where(r => r.Test is EquationRule).SelectMany(r => EquationPlan.Expand(edition, r)),
        ];
        Carries = [.. edition.Rules.Where(r => r.Test is CarryOverRule).SelectMany(r => CarryPlan.Expand(edition, r))];
        Trends = [.. edition.Rules.Where(r => r.Test is TrendRule).Select(r => TrendPlan.Of(edition, r))];
        Version = $"{edition.Id}-{Digest(edition)}";
    }

    public Edition Edition { get; }

    /// <summary>In the order of the rules, then of the cells.</summary>
    public EquationPlan[] Equations { get; }

    /// <summary>In the order of the rules, then of the cells.</summary>
    public CarryPlan[] Carries { get; }

    /// <summary>In the order of the rules.</summary>
    public TrendPlan[] Trends { get; }

    /// <summary>The edition and a digest of its rules: the same rules, the same version.</summary>
    public string Version { get; }

    // Everything that decides which findings there are and what they say.
    private static string Digest(Edition edition)
    {
        var text = new StringBuilder();
        foreach (var rule in edition.Rules)
        {
            text.AppendLine($"{rule.Code}|{rule.Severity}|{rule.SeverityAtImport}|{rule.Statement}");
            text.AppendLine(JsonSerializer.Serialize<object>(rule.Test));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..8];
    }
}
