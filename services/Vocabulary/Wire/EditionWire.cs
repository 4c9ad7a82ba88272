using Google.Protobuf;
using Proto = Disclosure.Report.V1;

namespace Disclosure.Vocabulary.Wire;

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
            [.. edition.Sections.Select(ToDomain)]
        );

    private static Table ToDomain(Proto.Table table) =>
        new(table.Table_, table.Title, [.. table.Blocks.Select(ToDomain)], ToDomain(table.Grid));

    private static TableBlock ToDomain(Proto.TableBlock block) =>
        new(
            block.Label,
            [.. block.Columns.Select(c => new Column(c.Column_, c.Label, (Measure)c.Measure, c.Unit))],
            [.. block.Rows.Select(r => new Row(r.Row_, r.Label, [.. r.Groups], [.. r.Aliases], [.. r.StandsFor]))]
        );

    private static Grid ToDomain(Proto.Grid grid) =>
        new(
            [.. grid.Widths],
            grid.HeadRows,
            [.. grid.Rows.Select(r => new GridRow([.. r.Cells.Select(ToDomain)], r.OnlyWith, r.NotWith))]
        );

    private static GridCell ToDomain(Proto.GridCell cell) =>
        new(cell.Text, cell.Cell, Math.Max(1, cell.ColSpan), Math.Max(1, cell.RowSpan), cell.RowHead, cell.Vertical);

    private static Rule ToDomain(Proto.Rule rule) =>
        new(
            rule.Code,
            (Severity)rule.Severity,
            (Severity)(rule.HasSeverityAtImport ? rule.SeverityAtImport : rule.Severity),
            rule.Statement,
            rule.TestCase == Proto.Rule.TestOneofCase.Equation
                ? new([.. rule.Equation.Left], [.. rule.Equation.Right])
                : null,
            rule.TestCase == Proto.Rule.TestOneofCase.Measured,
            rule.TestCase == Proto.Rule.TestOneofCase.Filled
        );

    private static SectionForm ToDomain(Proto.SectionForm form) =>
        new(form.Section, form.Table, form.Heading, [.. form.Aliases], [.. form.Sections.Select(ToDomain)]);
}
