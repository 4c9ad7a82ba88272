using Disclosure.Rendering.Domain;
using Disclosure.Rendering.Pages;

namespace Disclosure.Rendering.Layout;

/// <summary>The elements of a table: head and body, rows, heads with what they head, cells with what they span.</summary>
internal sealed class TableTags
{
    private readonly Tag[][] _cells;

    public TableTags(DocumentTable table, Tag parent)
    {
        var root = new Tag(TagKind.Table, parent);
        var head = table.HeadRows > 0 ? new Tag(TagKind.TableHead, root) : null;
        var body = new Tag(TagKind.TableBody, root);
        _cells = new Tag[table.Rows.Count][];
        for (var i = 0; i < _cells.Length; i++)
        {
            var row = new Tag(TagKind.TableRow, i < table.HeadRows ? head : body);
            _cells[i] = [.. table.Rows[i].Cells.Select(c => CellTag(c, row))];
        }
    }

    public Tag Of(int row, int place) => _cells[row][place];

    private static Tag CellTag(TableCell cell, Tag row) =>
        new(cell.Role is CellRole.Value or CellRole.Words ? TagKind.DataCell : TagKind.HeadCell, row)
        {
            RowSpan = cell.RowSpan,
            ColSpan = cell.ColSpan,
            Scope = cell.Role switch
            {
                CellRole.ColumnHead => TagScope.Column,
                CellRole.RowHead => TagScope.Row,
                _ => TagScope.None,
            },
        };
}
