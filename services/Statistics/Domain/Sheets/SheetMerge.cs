using Disclosure.ApiErrors;
using Disclosure.Form;

namespace Disclosure.Statistics.Domain.Sheets;

/// <summary>Puts a sheet that speaks of some tables of the form into one that has more.</summary>
internal static class SheetMerge
{
    /// <summary>The new sheet with the tables that are blank throughout in it as they are in the current one.</summary>
    /// <param name="current">Null where there is none.</param>
    /// <exception cref="ApiException">FAILED_PRECONDITION / EDITIONS_NOT_COMPARABLE: a table to keep is of another edition.</exception>
    /// <remarks>An import of tables three and four must not blank table two, which the document did not have.</remarks>
    public static Sheet KeepBlankTables(Sheet? current, Sheet next)
    {
        if (current is null)
        {
            return next;
        }

        var values = next.Values.ToArray();
        var remarks = next.Remarks.ToDictionary();
        foreach (var table in current.Edition.Tables)
        {
            // A table with a single figure or remark in it replaces the one that there is.
            var isKept = !HasContent(next, table.Name) && HasContent(current, table.Name);
            if (isKept && current.Edition != next.Edition)
            {
                throw MixedEditions(table, current.Edition, next.Edition);
            }

            // Both sheets are of one edition here, so that indexes agree.
            for (var i = 0; isKept && i < values.Length; i++)
            {
                var cell = current.Edition.Cells[i];
                if (cell.Table.Name == table.Name)
                {
                    values[i] = current[i];
                    if (current.Remarks.TryGetValue(cell.Name, out var remark))
                    {
                        remarks[cell.Name] = remark;
                    }
                }
            }
        }

        return new(next.Edition, values, remarks);
    }

    // A remark is content too: something was printed in the place of a number.
    private static bool HasContent(Sheet sheet, string table)
    {
        for (var i = 0; i < sheet.Values.Length; i++)
        {
            var cell = sheet.Edition.Cells[i];
            if (cell.Table.Name == table && (!sheet[i].IsBlank || sheet.Remarks.ContainsKey(cell.Name)))
            {
                return true;
            }
        }

        return false;
    }

    private static ApiException MixedEditions(FormTable table, Edition current, Edition next) =>
        new(
            ErrorCode.FailedPrecondition,
            "EDITIONS_NOT_COMPARABLE",
            $"Table {table.Name} is kept of edition {current.Id} beside figures of edition {next.Id}.",
            $"文件用的是{next.Id}版表样，年报中{table.Title}用的是{current.Id}版表样，两者不能并存；请改用同一版表样，或以整份替换的方式导入。"
        )
        {
            Metadata = new Dictionary<string, string> { ["from"] = current.Id, ["to"] = next.Id },
        };
}
