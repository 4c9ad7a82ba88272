namespace Disclosure.Form;

/// <summary>One cell of the form.</summary>
/// <param name="Name">table.row.column, unique in the edition.</param>
/// <param name="Block">The block of the table that it is in.</param>
public sealed record FormCell(string Name, FormTable Table, TableBlock Block, TableRow Row, TableColumn Column)
{
    /// <summary>For people: 表三“一、本年新收政府信息公开申请数量”的“总计”.</summary>
    public string Title => $"{Table.Title}“{Row.Title}”的“{Column.Label}”";
}
