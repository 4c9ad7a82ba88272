using System.Collections.Frozen;
using Disclosure.Form;
using Disclosure.Statistics.Domain.Rules;
using Disclosure.Statistics.Domain.Rules.Applicability;
using Disclosure.Statistics.Domain.Rules.CarryOver;
using Disclosure.Statistics.Domain.Rules.Equations;
using Disclosure.Statistics.Domain.Rules.RegionSums;
using Disclosure.Statistics.Domain.Rules.RequiredCells;
using Disclosure.Statistics.Domain.Rules.Trends;
using Disclosure.Statistics.Domain.Rules.ValueTypes;

namespace Disclosure.Statistics.Domain.Checks;

/// <summary>The registration of every kind of rule. A new kind is one more line here and a folder under <c>Rules/</c>.</summary>
internal static class RuleEvaluators
{
    // By the type of the condition: the data names a kind, Form reads it into a type, and here the type finds its evaluator.
    private static readonly FrozenDictionary<Type, Func<Edition, CellRule, IRuleEvaluator>> s_factories = new[]
    {
        Register<EquationRule>((edition, rule, equation) => new EquationEvaluator(edition, rule, equation)),
        Register<ValueTypeRule>((_, rule, _) => new ValueTypeEvaluator(rule)),
        Register<RequiredRule>((_, rule, _) => new RequiredCellEvaluator(rule)),
        Register<CarryOverRule>((edition, rule, carryOver) => new CarryOverEvaluator(edition, rule, carryOver)),
        Register<ApplicabilityRule>((edition, rule, cells) => new ApplicabilityEvaluator(edition, rule, cells)),
        Register<RegionSumRule>((_, rule, _) => new RegionSumEvaluator(rule)),
        Register<TrendRule>((edition, rule, trend) => new TrendEvaluator(edition, rule, trend)),
    }.ToFrozenDictionary();

    /// <summary>Prepares the evaluator of a rule.</summary>
    /// <exception cref="InvalidOperationException">No evaluator is registered for this kind of rule.</exception>
    /// <remarks>A condition without an evaluator stops the start of the service, since rules of all editions are prepared then.</remarks>
    public static IRuleEvaluator Create(Edition edition, CellRule rule) =>
        s_factories.TryGetValue(rule.Condition.GetType(), out var create)
            ? create(edition, rule)
            : throw new InvalidOperationException($"{rule.Condition.GetType().Name} has no evaluator.");

    // The cast is safe: the key of the table is the type of the condition.
    private static KeyValuePair<Type, Func<Edition, CellRule, IRuleEvaluator>> Register<TCondition>(
        Func<Edition, CellRule, TCondition, IRuleEvaluator> create
    )
        where TCondition : RuleCondition =>
        new(typeof(TCondition), (edition, rule) => create(edition, rule, (TCondition)rule.Condition));
}
