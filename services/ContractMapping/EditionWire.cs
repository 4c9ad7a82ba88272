using Disclosure.Form;
using Google.Protobuf;
using Proto = Disclosure.Report.V1;

namespace Disclosure.ContractMapping;

/// <summary>Editions between message and domain. An edition's data file is the message as JSON.</summary>
public static class EditionWire
{
    /// <summary>Reads an edition's data file.</summary>
    public static Proto.Edition Parse(string json) => JsonParser.Default.Parse<Proto.Edition>(json);

    public static Edition ToDomain(this Proto.Edition edition) =>
        new(
            edition.Edition_,
            edition.Notice,
            edition.FirstYear,
            edition.HasLastYear ? edition.LastYear : null,
            [.. edition.Tables.Select(ToDomain)],
            [.. edition.Rules.Select(ToDomain)],
            [.. edition.Sections.Select(ToDomain)],
            [.. edition.Mappings.Select(ToDomain)]
        );

    private static EditionMapping ToDomain(Proto.EditionMapping mapping) =>
        new(
            mapping.From,
            [.. mapping.Cells.Select(c => (c.From, c.To))],
            [.. mapping.Dropped.Select(c => new NoCounterpart(c.Cells, c.Reason))],
            [.. mapping.Added.Select(c => new NoCounterpart(c.Cells, c.Reason))]
        );

    private static FormTable ToDomain(Proto.Table table) =>
        new(table.Table_, table.Title, [.. table.Blocks.Select(ToDomain)], ToDomain(table.Grid));

    private static TableBlock ToDomain(Proto.TableBlock block) =>
        new(
            block.Label,
            [
                .. block.Columns.Select(c => new TableColumn(
                    c.Column_,
                    c.Label,
                    (CellValueType)c.Measure,
                    c.Unit,
                    c.Sum,
                    !c.NotAdditive
                )),
            ],
            [
                .. block.Rows.Select(r => new TableRow(
                    r.Row_,
                    r.Label,
                    [.. r.Groups],
                    [.. r.Aliases],
                    [.. r.StandsFor],
                    r.Sum
                )),
            ]
        );

    private static TableGrid ToDomain(Proto.Grid grid) =>
        new(
            [.. grid.Widths],
            grid.HeadRows,
            [.. grid.Rows.Select(r => new GridRow([.. r.Cells.Select(ToDomain)], r.OnlyWith, r.NotWith))]
        )
        {
            BlankMark = grid.BlankMark,
            NotApplicableMark = grid.HasNotApplicableMark ? grid.NotApplicableMark : "/",
        };

    private static GridCell ToDomain(Proto.GridCell cell) =>
        new(cell.Text, cell.Cell, Math.Max(1, cell.ColSpan), Math.Max(1, cell.RowSpan), cell.RowHead, cell.Vertical);

    private static CellRule ToDomain(Proto.Rule rule) =>
        new(
            rule.Code,
            (Severity)rule.Severity,
            (Severity)(rule.HasSeverityAtImport ? rule.SeverityAtImport : rule.Severity),
            rule.Statement,
            TestOf(rule)
        );

    private static RuleCondition TestOf(Proto.Rule rule) =>
        rule.TestCase switch
        {
            Proto.Rule.TestOneofCase.Equation => new EquationRule([.. rule.Equation.Left], [.. rule.Equation.Right]),
            Proto.Rule.TestOneofCase.Measured => new ValueTypeRule(),
            Proto.Rule.TestOneofCase.Filled => new RequiredRule(),
            Proto.Rule.TestOneofCase.Carry => new CarryOverRule(
                rule.Carry.Cell,
                [.. rule.Carry.Previous],
                [.. rule.Carry.Plus],
                [.. rule.Carry.Minus],
                rule.Carry.AtLeast,
                [.. rule.Carry.Except]
            ),
            Proto.Rule.TestOneofCase.Collected => new RegionSumRule(),
            Proto.Rule.TestOneofCase.Holding => new ApplicabilityRule(
                [.. rule.Holding.Cells],
                [.. rule.Holding.Holders.Select(h => new ApplicableAgency((AgencyLevel)h.Level, (AgencyKind)h.Kind))]
            ),
            Proto.Rule.TestOneofCase.Trend => new TrendRule(
                [.. rule.Trend.Cells],
                rule.Trend.LeastHistory,
                rule.Trend.LeastPeers,
                rule.Trend.Threshold,
                rule.Trend.LeastDifference
            ),
            _ => throw new InvalidDataException($"{rule.Code} tests nothing."),
        };

    private static SectionForm ToDomain(Proto.SectionForm form) =>
        new(
            form.Section,
            form.Table,
            form.Heading,
            [.. form.Aliases],
            [.. form.Sections.Select(ToDomain)],
            form.Required == Proto.Severity.Unspecified ? null : (Severity)form.Required
        );
}
