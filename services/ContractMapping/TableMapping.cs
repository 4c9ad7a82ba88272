using Disclosure.Form;
using Proto = Disclosure.Report.V1;

namespace Disclosure.ContractMapping;

/// <summary>The official tables of an edition as messages.</summary>
internal static class TableMapping
{
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
                Measure = (Proto.Measure)c.Measure,
                Unit = c.Unit,
                Sum = c.IsSum,
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
