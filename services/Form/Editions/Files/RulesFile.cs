namespace Disclosure.Form.Files;

/// <summary><c>rules.json</c>: the rules of the cells, in the order that findings are listed.</summary>
internal sealed record RulesFile(IReadOnlyList<RulesFile.RuleEntry> Rules)
{
    public IReadOnlyList<CellRule> ToRules() => [.. Rules.Select(r => r.ToRule())];

    /// <summary>A rule; exactly one of its conditions is given.</summary>
    /// <param name="SeverityAtImport">Severity while a document is only being read in; null: as <paramref name="Severity"/>.</param>
    internal sealed record RuleEntry(
        string Code,
        Severity Severity,
        string Statement,
        Severity? SeverityAtImport = null,
        EquationRule? Equation = null,
        bool Measured = false,
        bool Filled = false,
        CarryEntry? Carry = null,
        bool Collected = false,
        ApplicabilityEntry? Holding = null,
        TrendRule? Trend = null
    )
    {
        public CellRule ToRule()
        {
            RuleCondition?[] given =
            [
                Equation,
                Measured ? new ValueTypeRule() : null,
                Filled ? new RequiredRule() : null,
                Carry?.ToRule(),
                Collected ? new RegionSumRule() : null,
                Holding?.ToRule(),
                Trend,
            ];
            return given.OfType<RuleCondition>().ToArray() is [var condition]
                ? new(Code, Severity, SeverityAtImport ?? Severity, Statement, condition)
                : throw new InvalidDataException($"Rule {Code} must have exactly one condition.");
        }
    }

    internal sealed record CarryEntry(
        string Cell,
        IReadOnlyList<string> Previous,
        IReadOnlyList<string>? Plus = null,
        IReadOnlyList<string>? Minus = null,
        bool AtLeast = false,
        IReadOnlyList<string>? Except = null
    )
    {
        public CarryOverRule ToRule() => new(Cell, Previous, Plus ?? [], Minus ?? [], AtLeast, Except ?? []);
    }

    internal sealed record ApplicabilityEntry(IReadOnlyList<string> Cells, IReadOnlyList<AgencyEntry> Holders)
    {
        public ApplicabilityRule ToRule() =>
            new(Cells, [.. Holders.Select(h => new ApplicableAgency(h.Level, h.Kind))]);
    }

    internal sealed record AgencyEntry(AgencyLevel Level, AgencyKind Kind = AgencyKind.Unspecified);
}
