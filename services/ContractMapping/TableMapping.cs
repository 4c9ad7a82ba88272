using Disclosure.Form;
using Proto = Disclosure.Report.V1;

namespace Disclosure.ContractMapping;

/// <summary>Maps the official tables of an edition to messages.</summary>
/// <remarks>Labels and grids are what a program needs to draw the official table.</remarks>
internal static class TableMapping
{
    /// <summary>The table with its blocks and its printed grid.</summary>
    public static Proto.Table ToProto(this FormTable table)
    {
        var message = new Proto.Table
        {
            Table_ = table.Name,
            Title = table.Title,
            Grid = ToProto(table.Grid),
        };
        message.Blocks.Add(table.Blocks.Select(ToProto));
        return message;
    }

    private static Proto.TableBlock ToProto(TableBlock block)
    {
        var message = new Proto.TableBlock { Label = block.Label };
        message.Columns.Add(
            block.Columns.Select(c => new Proto.Column
            {
                Column_ = c.Name,
                Label = c.Label,
                // The number of the type is the contract's.
                Measure = (Proto.Measure)c.ValueType,
                Unit = c.Unit,
                Sum = c.IsSum,
                // Asked the other way round, so that unset means additive.
                NotAdditive = !c.IsAdditive,
            })
        );
        message.Rows.Add(block.Rows.Select(ToProto));
        return message;
    }

    private static Proto.Row ToProto(TableRow row)
    {
        var message = new Proto.Row
        {
            Row_ = row.Name,
            Label = row.Label,
            Sum = row.IsSum,
        };
        message.Groups.Add(row.Groups);
        message.Aliases.Add(row.Aliases);
        message.StandsFor.Add(row.StandsFor);
        return message;
    }

    // Widths and rows as printed; the marks stand where a cell has no number.
    // OnlyWith and NotWith name alternative rows: a row is printed only where a sheet uses one, or does not.
    private static Proto.Grid ToProto(TableGrid grid)
    {
        var message = new Proto.Grid
        {
            HeadRows = grid.HeadRows,
            BlankMark = grid.BlankMark,
            NotApplicableMark = grid.NotApplicableMark,
        };
        message.Widths.Add(grid.Widths);
        foreach (var row in grid.Rows)
        {
            var printed = new Proto.GridRow { OnlyWith = row.OnlyWith, NotWith = row.NotWith };
            printed.Cells.Add(row.Cells.Select(ToProto));
            message.Rows.Add(printed);
        }

        return message;
    }

    // A span of 1 is the default and is not sent.
    private static Proto.GridCell ToProto(GridCell cell)
    {
        var message = new Proto.GridCell
        {
            ColSpan = cell.ColSpan > 1 ? cell.ColSpan : 0,
            RowSpan = cell.RowSpan > 1 ? cell.RowSpan : 0,
            RowHead = cell.RowHead,
            Vertical = cell.Vertical,
        };
        // A cell of the grid shows a figure or a text, never both.
        if (cell.Cell.Length > 0)
        {
            message.Cell = cell.Cell;
        }
        else
        {
            message.Text = cell.Text;
        }

        return message;
    }
}
