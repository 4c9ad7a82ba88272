using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Statistics.Domain.Rules.CarryOver;
using Disclosure.Statistics.Domain.Rules.Equations;

namespace Disclosure.Statistics.Domain.Checks;

/// <summary>The rules of an edition, prepared once for any number of sheets.</summary>
internal sealed class RuleSet
{
    /// <summary>Prepares the rules.</summary>
    /// <exception cref="InvalidDataException">A rule names a cell that the edition does not have.</exception>
    public RuleSet(Edition edition)
    {
        // Each rule is expanded once into plans of cell indexes: a check of a sheet looks up no names.
        var evaluators = edition.Rules.Select(r => RuleEvaluators.Create(edition, r)).ToArray();
        // Split by what they need: the first kind can be run on a sheet alone.
        SheetRules = [.. evaluators.Where(e => !e.NeedsContext)];
        ContextRules = [.. evaluators.Where(e => e.NeedsContext)];
        Equations = [.. evaluators.OfType<EquationEvaluator>().SelectMany(e => e.Plans)];
        CarryOvers = [.. evaluators.OfType<CarryOverEvaluator>().SelectMany(e => e.Plans)];
        // The first 8 digits of the digest tell versions apart; the verdict of a submission names them.
        Version = $"{edition.Id}-{ComputeDigest(edition)}";
    }

    /// <summary>The rules that need the sheet alone, in the order of the edition.</summary>
    public IRuleEvaluator[] SheetRules { get; }

    /// <summary>The rules that also need other sheets or the agency, in the order of the edition.</summary>
    public IRuleEvaluator[] ContextRules { get; }

    /// <summary>Every equation, in the order of the rules and then of the cells.</summary>
    public EquationPlan[] Equations { get; }

    /// <summary>Every cell that follows from last year's sheet, in the order of the rules and then of the cells.</summary>
    public CarryOverPlan[] CarryOvers { get; }

    /// <summary>The edition and a digest of its rules: the same rules have the same version.</summary>
    public string Version { get; }

    // Covers everything that decides which findings there are and what they say. The names of the properties of conditions are part of it.
    // A name that changes there changes the version, though the rules are the same.
    private static string ComputeDigest(Edition edition)
    {
        var text = new StringBuilder();
        foreach (var rule in edition.Rules)
        {
            text.AppendLine($"{rule.Code}|{rule.Severity}|{rule.SeverityAtImport}|{rule.Statement}");
            text.AppendLine(JsonSerializer.Serialize<object>(rule.Condition));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..8];
    }
}
