using Disclosure.Form;
using Proto = Disclosure.Report.V1;

namespace Disclosure.ContractMapping;

/// <summary>Maps the rules of an edition to messages. Each kind of rule has one case.</summary>
/// <remarks>The message has a oneof; a condition that is added without a case here fails the first time that an edition is shown.</remarks>
internal static class RuleMapping
{
    /// <summary>The rule with its condition.</summary>
    public static Proto.Rule ToProto(this CellRule rule)
    {
        var message = new Proto.Rule
        {
            Code = rule.Code,
            Severity = (Proto.Severity)rule.Severity,
            Statement = rule.Statement,
        };
        // Left out where it is the same, as nearly always.
        if (rule.SeverityAtImport != rule.Severity)
        {
            message.SeverityAtImport = (Proto.Severity)rule.SeverityAtImport;
        }

        AddCondition(message, rule.Condition);
        return message;
    }

    // A kind without parameters is a flag.
    private static void AddCondition(Proto.Rule message, RuleCondition condition)
    {
        switch (condition)
        {
            case EquationRule equation:
                message.Equation = new();
                message.Equation.Left.Add(equation.Left);
                message.Equation.Right.Add(equation.Right);
                break;
            case ValueTypeRule:
                // True is all that it says: the type of the column has the rest.
                message.Measured = true;
                break;
            case RequiredRule:
                message.Filled = true;
                break;
            case RegionSumRule:
                message.Collected = true;
                break;
            case CarryOverRule carry:
                message.Carry = ToProto(carry);
                break;
            case ApplicabilityRule applicability:
                message.Holding = ToProto(applicability);
                break;
            case TrendRule trend:
                message.Trend = ToProto(trend);
                break;
            default:
                throw new InvalidOperationException($"{condition.GetType().Name} has no message.");
        }
    }

    private static Proto.CarryOver ToProto(CarryOverRule carry)
    {
        // Terms are as the edition writes them, with stars.
        var message = new Proto.CarryOver { Cell = carry.Cell, AtLeast = carry.AtLeast };
        message.Previous.Add(carry.Previous);
        message.Plus.Add(carry.Plus);
        message.Minus.Add(carry.Minus);
        message.Except.Add(carry.Except);
        return message;
    }

    // Level and kind may be unspecified, which stands for any.
    private static Proto.Holding ToProto(ApplicabilityRule applicability)
    {
        var message = new Proto.Holding();
        message.Cells.Add(applicability.Cells);
        message.Holders.Add(
            applicability.Holders.Select(h => new Proto.Holder
            {
                Level = (Proto.AgencyLevel)h.Level,
                Kind = (Proto.AgencyKind)h.Kind,
            })
        );
        return message;
    }

    private static Proto.Trend ToProto(TrendRule trend)
    {
        var message = new Proto.Trend
        {
            LeastHistory = trend.LeastHistory,
            LeastPeers = trend.LeastPeers,
            Threshold = trend.Threshold,
            LeastDifference = trend.LeastDifference,
        };
        message.Cells.Add(trend.Cells);
        return message;
    }
}
