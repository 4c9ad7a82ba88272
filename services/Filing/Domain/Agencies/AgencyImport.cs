using Disclosure.ApiErrors;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>A value that an import changes.</summary>
/// <param name="Column">As the English head names it.</param>
internal sealed record ImportedChange(AgencyName Agency, string Column, string Before, string After);

/// <summary>What an import does.</summary>
/// <param name="Unchanged">Number of lines that say what is registered already.</param>
internal sealed record ImportPlan(
    IReadOnlyList<Agency> Added,
    IReadOnlyList<Agency> Updated,
    int Unchanged,
    IReadOnlyList<ImportedChange> Changes
);

/// <summary>Holds the lines of a table against what is registered. Pure: a dry run and an import decide the same.</summary>
internal static class AgencyImport
{
    /// <summary>
    /// The plan. INVALID_ARGUMENT / INVALID_TABLE with every fault of every line; ALREADY_EXISTS / AGENCY_EXISTS where a line differs
    /// from what is registered and updates are not wanted.
    /// </summary>
    /// <param name="rows">Lines without faults of their own.</param>
    /// <param name="registered">Every agency that is registered.</param>
    /// <param name="updates">Lines that differ change what is registered.</param>
    public static ImportPlan Plan(
        IReadOnlyList<(int Line, Agency Agency)> rows,
        IReadOnlyDictionary<AgencyName, Agency> registered,
        bool updates
    )
    {
        AgencyTreeCheck.Require(rows, registered);
        var (added, updated, changes) = (new List<Agency>(), new List<Agency>(), new List<ImportedChange>());
        foreach (var (_, row) in rows)
        {
            if (!registered.TryGetValue(row.Name, out var before))
            {
                added.Add(row);
                continue;
            }

            ImportedChange[] differences = [.. Compare(before, row)];
            if (differences.Length == 0)
            {
                continue;
            }

            if (!updates)
            {
                throw ApiError.Exists(
                    "AGENCY_EXISTS",
                    row.Name.ToString(),
                    $"机关 {row.Name.Id}（{before.Title}）已经登记，且与名单不同（{differences[0].Column}）；确需修改请选择“更新已有机关”。"
                );
            }

            changes.AddRange(differences);
            updated.Add(Merge(before, row));
        }

        return new(added, updated, rows.Count - added.Count - updated.Count, changes);
    }

    // What the table has no column for stays.
    private static Agency Merge(Agency before, Agency row) =>
        row with
        {
            CreateTime = before.CreateTime,
            Revision = before.Revision + 1,
            Contact = before.Contact,
            IssuesRules = before.IssuesRules,
            DisclosureOffice = before.DisclosureOffice,
        };

    private static IEnumerable<ImportedChange> Compare(Agency before, Agency after) =>
        AgencyTable
            .ToFields(before)
            .Zip(AgencyTable.ToFields(after), AgencyTable.Head)
            .Where(pair => pair.First != pair.Second)
            .Select(pair => new ImportedChange(before.Name, pair.Third, pair.First, pair.Second));
}
