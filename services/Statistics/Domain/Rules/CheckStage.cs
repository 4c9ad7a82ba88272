using Disclosure.ApiErrors;
using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>When a check runs; the numbers are the contract's.</summary>
/// <remarks>Two stages and not a flag: what a draft may lack is a warning at import and an error at submission.</remarks>
internal enum CheckStage
{
    /// <summary>While a document is imported.</summary>
    Import = 1,

    /// <summary>Before a report is submitted.</summary>
    Submission = 2,
}

/// <summary>The severity of a rule at a stage.</summary>
internal static class RuleSeverity
{
    /// <summary>The severity of the rule's findings. INVALID_FIELDS / STAGE_UNKNOWN for a stage that the contract does not have.</summary>
    /// <param name="stage">As the request has it; a number that the contract does not have is refused here.</param>
    public static Severity SeverityAt(this CellRule rule, CheckStage stage) =>
        stage switch
        {
            CheckStage.Import => rule.SeverityAtImport,
            CheckStage.Submission => rule.Severity,
            _ => throw ApiError.InvalidField(
                "stage",
                "STAGE_UNKNOWN",
                "must be IMPORT or SUBMISSION",
                "检查阶段不正确"
            ),
        };
}
