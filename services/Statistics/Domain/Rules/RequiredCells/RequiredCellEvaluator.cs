using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules.RequiredCells;

/// <summary>
/// Finds blank cells: one finding for a table that is wholly blank, one for a row or a column, and otherwise one for each cell, so that
/// a person reads each cause once.
/// </summary>
internal sealed class RequiredCellEvaluator(CellRule rule) : IRuleEvaluator
{
    public bool NeedsContext => false;

    public void Evaluate(in CheckInput input, in PreparedSheet prepared, ref FindingList findings)
    {
        // Nothing is blank: the flag was set while the sheet was prepared.
        if (prepared.AreAllCounts)
        {
            return;
        }

        var severity = rule.SeverityAt(input.Stage);
        var cells = prepared.Sheet.Edition.Cells;
        // Table by table: cells of a table stand together in the edition's order.
        for (var start = 0; start < cells.Count; )
        {
            var end = FindEnd(cells, start, (a, b) => ReferenceEquals(a.Table, b.Table));
            if (AreBlank(prepared, start, end))
            {
                AddFinding(prepared, start, end, $"{cells[start].Table.Title}整张表", severity, ref findings);
            }
            else
            {
                AddRows(prepared, start, end, FindBlankColumns(prepared, start, end), severity, ref findings);
                AddColumns(prepared, start, end, severity, ref findings);
            }

            start = end;
        }
    }

    // Goes through the rows of a table that is partly filled.
    private void AddRows(
        in PreparedSheet prepared,
        int from,
        int to,
        HashSet<string> columns,
        Severity severity,
        ref FindingList findings
    )
    {
        var cells = prepared.Sheet.Edition.Cells;
        for (var start = from; start < to; )
        {
            var end = FindEnd(cells, start, (a, b) => ReferenceEquals(a.Row, b.Row));
            // A row of one cell is a cell.
            if (end - start > 1 && AreBlank(prepared, start, end))
            {
                var subject = $"{cells[start].Table.Title}“{cells[start].Row.Title}”整行";
                AddFinding(prepared, start, end, subject, severity, ref findings);
            }
            else
            {
                AddCells(prepared, start, end, columns, severity, ref findings);
            }

            start = end;
        }
    }

    // Where only totals were filled in, each column is one cause and not each of its cells.
    private void AddColumns(in PreparedSheet prepared, int from, int to, Severity severity, ref FindingList findings)
    {
        var cells = prepared.Sheet.Edition.Cells;
        foreach (var column in FindBlankColumns(prepared, from, to))
        {
            var names = new List<string>();
            // The column's cells in rows that are partly filled; wholly blank rows were found before.
            for (var i = from; i < to; i++)
            {
                if (cells[i].Column.Name == column && prepared.Scope.Has(i) && !IsInBlankRow(prepared, i, from, to))
                {
                    names.Add(cells[i].Name);
                }
            }

            var label = cells.First(c => c.Table == cells[from].Table && c.Column.Name == column).Column.Label;
            findings.Add(
                new(
                    rule.Code,
                    severity,
                    $"{cells[from].Table.Title}“{label}”整列没有填写。没有发生的填 0，有数据的据实填写。"
                )
                {
                    Cells = names,
                }
            );
        }
    }

    // Columns of several rows none of whose cells that count is filled, apart from rows that are wholly blank.
    private static HashSet<string> FindBlankColumns(in PreparedSheet prepared, int from, int to)
    {
        var cells = prepared.Sheet.Edition.Cells;
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        var filled = new HashSet<string>(StringComparer.Ordinal);
        for (var i = from; i < to; i++)
        {
            if (!prepared.Scope.Has(i) || IsInBlankRow(prepared, i, from, to))
            {
                // Rows of a table that was never filled in would make every column blank.
                continue;
            }

            if (AreBlank(prepared, i, i + 1))
            {
                rows[cells[i].Column.Name] = rows.GetValueOrDefault(cells[i].Column.Name) + 1;
            }
            else
            {
                filled.Add(cells[i].Column.Name);
            }
        }

        // One blank is a cell, two or more are a column.
        return [.. rows.Where(r => r.Value > 1 && !filled.Contains(r.Key)).Select(r => r.Key)];
    }

    private static bool IsInBlankRow(in PreparedSheet prepared, int cell, int from, int to)
    {
        var cells = prepared.Sheet.Edition.Cells;
        var (start, end) = (cell, cell + 1);
        while (start > from && ReferenceEquals(cells[start - 1].Row, cells[cell].Row))
        {
            start--;
        }

        while (end < to && ReferenceEquals(cells[end].Row, cells[cell].Row))
        {
            end++;
        }

        return end - start > 1 && AreBlank(prepared, start, end);
    }

    // Goes through the cells of a row that is partly filled; those of columns that are wholly blank are found with their column.
    private void AddCells(
        in PreparedSheet prepared,
        int from,
        int to,
        HashSet<string> columns,
        Severity severity,
        ref FindingList findings
    )
    {
        for (var i = from; i < to; i++)
        {
            // A cell of a blank column is named once, with its column.
            if (!columns.Contains(prepared.Sheet.Edition.Cells[i].Column.Name) && AreBlank(prepared, i, i + 1))
            {
                AddFinding(prepared, i, i + 1, prepared.Sheet.Edition.Cells[i].Title, severity, ref findings);
            }
        }
    }

    // One finding for a run of cells; only cells that count are named.
    private void AddFinding(
        in PreparedSheet prepared,
        int from,
        int to,
        string subject,
        Severity severity,
        ref FindingList findings
    )
    {
        var names = new List<string>(to - from);
        for (var i = from; i < to; i++)
        {
            if (prepared.Scope.Has(i))
            {
                names.Add(prepared.Sheet.Edition.Cells[i].Name);
            }
        }

        var message =
            $"{subject}没有填写{DescribeRemarks(prepared.Sheet, from, to)}。没有发生的填 0，有数据的据实填写。";
        findings.Add(new(rule.Code, severity, message) { Cells = names });
    }

    // The end of the run of cells that begins at a cell.
    // Cells of a row, and rows of a table, stand together in the edition's order.
    private static int FindEnd(IReadOnlyList<FormCell> cells, int start, Func<FormCell, FormCell, bool> isSame)
    {
        var end = start + 1;
        while (end < cells.Count && isSame(cells[start], cells[end]))
        {
            end++;
        }

        return end;
    }

    // Whether the run has a cell that counts, and every one that counts is blank.
    private static bool AreBlank(in PreparedSheet prepared, int from, int to)
    {
        var any = false;
        for (var i = from; i < to; i++)
        {
            // An excluded cell is neither blank nor filled.
            if (prepared.Scope.Has(i))
            {
                if (!prepared.Sheet[i].IsBlank || IsMalformed(prepared.Sheet, i))
                {
                    return false;
                }

                any = true;
            }
        }

        return any;
    }

    // What is there but no number is found by another rule.
    // Most sheets have no remarks: asked first.
    private static bool IsMalformed(Sheet sheet, int cell) =>
        sheet.Remarks.Count > 0
        && sheet.Remarks.TryGetValue(sheet.Edition.Cells[cell].Name, out var remark)
        && !ValueTypes.BlankMarker.Matches(remark);

    // Up to three marks that stand in the cells instead of numbers.
    private static string DescribeRemarks(Sheet sheet, int from, int to)
    {
        var marks = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = from; i < to; i++)
        {
            if (sheet.Remarks.TryGetValue(sheet.Edition.Cells[i].Name, out var remark))
            {
                marks.Add(remark);
            }
        }

        return marks.Count > 0 ? $"（现为“{string.Join("”“", marks.Take(3))}”）" : "";
    }
}
