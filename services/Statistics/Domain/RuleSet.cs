using System.Security.Cryptography;
using System.Text;
using Disclosure.Vocabulary;

namespace Disclosure.Statistics.Domain;

/// <summary>An edition's rules, made ready once for any number of sheets.</summary>
internal sealed class RuleSet
{
    public RuleSet(Edition edition)
    {
        Edition = edition;
        Equations =
        [
            .. edition.Rules.Where(r => r.Equation is not null).SelectMany(r => EquationPlan.Expand(edition, r)),
        ];
        Version = $"{edition.Id}-{Digest(edition)}";
    }

    public Edition Edition { get; }

    /// <summary>In the order of the rules, then of the cells.</summary>
    public IReadOnlyList<EquationPlan> Equations { get; }

    /// <summary>The edition and a digest of its rules: the same rules, the same version.</summary>
    public string Version { get; }

    private static string Digest(Edition edition)
    {
        var text = new StringBuilder();
        foreach (var rule in edition.Rules)
        {
            text.AppendLine(
                $"{rule.Code}|{rule.Severity}|{rule.SeverityAtImport}|{rule.Statement}|{rule.Measured}|{rule.Filled}"
            );
            text.AppendJoin('+', rule.Equation?.Left ?? []).Append('=').AppendJoin('+', rule.Equation?.Right ?? []);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..8];
    }
}
