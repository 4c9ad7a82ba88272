using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Rules;

/// <summary>
/// Finds cells that are blank: one finding for a table that is wholly blank, one for a row, otherwise one a cell, so that
/// a person reads each cause once.
/// </summary>
internal static class BlankCheck
{
    public static void Find(Sheet sheet, SheetScope scope, CellRule rule, Severity severity, ref Findings findings)
    {
        var cells = sheet.Edition.Cells;
        for (var start = 0; start < cells.Count; )
        {
            var end = EndOf(cells, start, (a, b) => ReferenceEquals(a.Table, b.Table));
            if (AreBlank(sheet, scope, start, end))
            {
                Add(
                    Message(sheet, start, end, $"{cells[start].Table.Title}整张表没有填写"),
                    start,
                    end,
                    scope,
                    ref findings
                );
            }
            else
            {
                FindRows(start, end, scope, ref findings);
            }

            start = end;
        }

        void FindRows(int from, int to, SheetScope counted, ref Findings found)
        {
            for (var start = from; start < to; )
            {
                var end = EndOf(cells, start, (a, b) => ReferenceEquals(a.Row, b.Row));
                if (end - start > 1 && AreBlank(sheet, counted, start, end))
                {
                    var row = cells[start];
                    Add(
                        Message(sheet, start, end, $"{row.Table.Title}“{row.Row.Title}”整行没有填写"),
                        start,
                        end,
                        counted,
                        ref found
                    );
                }
                else
                {
                    for (var i = start; i < end; i++)
                    {
                        if (counted.Has(i) && sheet[i].IsBlank)
                        {
                            Add(Message(sheet, i, i + 1, $"{cells[i].Title}没有填写"), i, i + 1, counted, ref found);
                        }
                    }
                }

                start = end;
            }
        }

        void Add(string message, int from, int to, SheetScope counted, ref Findings found)
        {
            var names = new List<string>(to - from);
            for (var i = from; i < to; i++)
            {
                if (counted.Has(i))
                {
                    names.Add(cells[i].Name);
                }
            }

            found.Add(new(rule.Code, severity, message) { Cells = names });
        }
    }

    private static int EndOf(IReadOnlyList<FormCell> cells, int start, Func<FormCell, FormCell, bool> isSame)
    {
        var end = start + 1;
        while (end < cells.Count && isSame(cells[start], cells[end]))
        {
            end++;
        }

        return end;
    }

    // Whether every cell that counts is blank, and there is one.
    private static bool AreBlank(Sheet sheet, SheetScope scope, int from, int to)
    {
        var any = false;
        for (var i = from; i < to; i++)
        {
            if (scope.Has(i))
            {
                if (!sheet[i].IsBlank)
                {
                    return false;
                }

                any = true;
            }
        }

        return any;
    }

    private static string Message(Sheet sheet, int from, int to, string what)
    {
        var marks = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = from; i < to; i++)
        {
            if (sheet.Remarks.TryGetValue(sheet.Edition.Cells[i].Name, out var remark))
            {
                marks.Add(remark);
            }
        }

        var found = marks.Count > 0 ? $"（现为“{string.Join("”“", marks.Take(3))}”）" : "";
        return $"{what}{found}。没有发生的填 0，有数据的据实填写。";
    }
}
