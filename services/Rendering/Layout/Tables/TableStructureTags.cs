using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Layout.Pages;

namespace Disclosure.Rendering.Layout.Tables;

/// <summary>The elements of a table: head and body, rows, heads with what they head, cells with what they span.</summary>
internal sealed class TableStructureTags
{
    private readonly StructureTag[][] _cells;

    public TableStructureTags(DocumentTable table, StructureTag parent)
    {
        var root = new StructureTag(StructureType.Table, parent);
        var head = table.HeadRows > 0 ? new StructureTag(StructureType.TableHead, root) : null;
        var body = new StructureTag(StructureType.TableBody, root);
        _cells = new StructureTag[table.Rows.Count][];
        for (var i = 0; i < _cells.Length; i++)
        {
            // Without heads all rows are body.
            var row = new StructureTag(StructureType.TableRow, i < table.HeadRows ? head : body);
            _cells[i] = [.. table.Rows[i].Cells.Select(c => CellTag(c, row))];
        }
    }

    public StructureTag TagFor(int row, int place) => _cells[row][place];

    private static StructureTag CellTag(DocumentTableCell cell, StructureTag row) =>
        new(cell.Role is CellRole.Value or CellRole.Words ? StructureType.DataCell : StructureType.HeadCell, row)
        {
            RowSpan = cell.RowSpan,
            ColSpan = cell.ColSpan,
            Scope = cell.Role switch
            {
                CellRole.ColumnHead => HeaderScope.Column,
                CellRole.RowHead => HeaderScope.Row,
                _ => HeaderScope.None,
            },
        };
}
