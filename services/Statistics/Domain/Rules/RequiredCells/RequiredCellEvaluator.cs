using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules.RequiredCells;

/// <summary>
/// Finds blank cells: one finding for a table that is wholly blank, one for a row, and otherwise one for each cell, so that a person
/// reads each cause once.
/// </summary>
internal sealed class RequiredCellEvaluator(CellRule rule) : IRuleEvaluator
{
    public bool NeedsContext => false;

    public void Evaluate(in CheckInput input, in PreparedSheet prepared, ref FindingList findings)
    {
        if (prepared.AreAllCounts)
        {
            return;
        }

        var severity = rule.SeverityAt(input.Stage);
        var cells = prepared.Sheet.Edition.Cells;
        for (var start = 0; start < cells.Count; )
        {
            var end = FindEnd(cells, start, (a, b) => ReferenceEquals(a.Table, b.Table));
            if (AreBlank(prepared, start, end))
            {
                AddFinding(prepared, start, end, $"{cells[start].Table.Title}整张表", severity, ref findings);
            }
            else
            {
                AddRows(prepared, start, end, severity, ref findings);
            }

            start = end;
        }
    }

    // Goes through the rows of a table that is partly filled.
    private void AddRows(in PreparedSheet prepared, int from, int to, Severity severity, ref FindingList findings)
    {
        var cells = prepared.Sheet.Edition.Cells;
        for (var start = from; start < to; )
        {
            var end = FindEnd(cells, start, (a, b) => ReferenceEquals(a.Row, b.Row));
            if (end - start > 1 && AreBlank(prepared, start, end))
            {
                var subject = $"{cells[start].Table.Title}“{cells[start].Row.Title}”整行";
                AddFinding(prepared, start, end, subject, severity, ref findings);
            }
            else
            {
                AddCells(prepared, start, end, severity, ref findings);
            }

            start = end;
        }
    }

    // Goes through the cells of a row that is partly filled.
    private void AddCells(in PreparedSheet prepared, int from, int to, Severity severity, ref FindingList findings)
    {
        for (var i = from; i < to; i++)
        {
            if (AreBlank(prepared, i, i + 1))
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
            if (prepared.Scope.Has(i))
            {
                if (!prepared.Sheet[i].IsBlank)
                {
                    return false;
                }

                any = true;
            }
        }

        return any;
    }

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
