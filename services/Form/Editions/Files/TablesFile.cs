namespace Disclosure.Form.Files;

/// <summary><c>tables.json</c>: the official tables in the order printed.</summary>
internal sealed record TablesFile(IReadOnlyList<TablesFile.TableEntry> Tables)
{
    public IReadOnlyList<FormTable> ToTables() => [.. Tables.Select(t => t.ToTable())];

    internal sealed record TableEntry(string Table, string Title, IReadOnlyList<BlockEntry> Blocks, GridEntry Grid)
    {
        public FormTable ToTable() => new(Table, Title, [.. Blocks.Select(b => b.ToBlock())], Grid.ToGrid());
    }

    internal sealed record BlockEntry(
        IReadOnlyList<ColumnEntry> Columns,
        IReadOnlyList<RowEntry> Rows,
        string Label = ""
    )
    {
        public TableBlock ToBlock() =>
            new(Label, [.. Columns.Select(c => c.ToColumn())], [.. Rows.Select(r => r.ToRow())]);
    }

    internal sealed record ColumnEntry(
        string Column,
        string Label,
        CellValueType Measure,
        string Unit = "",
        bool Sum = false,
        bool NotAdditive = false
    )
    {
        public TableColumn ToColumn() => new(Column, Label, Measure, Unit, Sum, !NotAdditive);
    }

    internal sealed record RowEntry(
        string Row,
        string Label,
        IReadOnlyList<string>? Groups = null,
        IReadOnlyList<string>? Aliases = null,
        IReadOnlyList<string>? StandsFor = null,
        bool Sum = false
    )
    {
        public TableRow ToRow() => new(Row, Label, Groups ?? [], Aliases ?? [], StandsFor ?? [], Sum);
    }

    internal sealed record GridEntry(
        IReadOnlyList<int> Widths,
        IReadOnlyList<GridRowEntry> Rows,
        int HeadRows = 0,
        string BlankMark = "",
        string NotApplicableMark = "/"
    )
    {
        public TableGrid ToGrid() =>
            new(Widths, HeadRows, [.. Rows.Select(r => r.ToRow())])
            {
                BlankMark = BlankMark,
                NotApplicableMark = NotApplicableMark,
            };
    }

    internal sealed record GridRowEntry(IReadOnlyList<GridCellEntry> Cells, string OnlyWith = "", string NotWith = "")
    {
        public GridRow ToRow() => new([.. Cells.Select(c => c.ToCell())], OnlyWith, NotWith);
    }

    internal sealed record GridCellEntry(
        string Text = "",
        string Cell = "",
        int ColSpan = 1,
        int RowSpan = 1,
        bool RowHead = false,
        bool Vertical = false
    )
    {
        public GridCell ToCell() => new(Text, Cell, ColSpan, RowSpan, RowHead, Vertical);
    }
}
