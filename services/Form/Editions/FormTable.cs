namespace Disclosure.Form;

/// <summary>An official table of the form.</summary>
/// <param name="Name">Unique in the edition; the first part of the names of its cells.</param>
/// <param name="Title">For people: 表三.</param>
/// <param name="Blocks">Its rows and columns, in the order printed.</param>
/// <param name="Grid">How it is printed.</param>
public sealed record FormTable(string Name, string Title, IReadOnlyList<TableBlock> Blocks, TableGrid Grid);

/// <summary>Rows of a table that share columns.</summary>
/// <param name="Label">Heading above the block; empty where none is printed.</param>
/// <param name="Columns">From left to right.</param>
/// <param name="Rows">From top to bottom.</param>
public sealed record TableBlock(string Label, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows);
