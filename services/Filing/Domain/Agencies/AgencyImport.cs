using Disclosure.ApiErrors;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>A value that an import changes.</summary>
internal sealed record ImportedChange(AgencyName Agency, FieldChange Change);

/// <summary>What an import does.</summary>
/// <param name="Added">Agencies that were not registered.</param>
/// <param name="Updated">Agencies that differ, as they are after the import.</param>
/// <param name="Unchanged">Number of lines that say what is registered already.</param>
/// <param name="Changes">Each value of them that differs, in the order of the lines.</param>
/// <param name="Notes">What somebody should look at, though nothing is refused for it.</param>
internal sealed record ImportPlan(
    IReadOnlyList<Agency> Added,
    IReadOnlyList<Agency> Updated,
    int Unchanged,
    IReadOnlyList<ImportedChange> Changes,
    IReadOnlyList<TreeFinding> Notes
);

/// <summary>Holds the lines of a table against what is registered. Pure: a dry run and an import decide the same.</summary>
internal static class AgencyImport
{
    // More names than this help nobody.
    private const int MaxNamed = 5;

    /// <summary>
    /// The plan. INVALID_ARGUMENT / INVALID_TABLE with every fault of every line; ALREADY_EXISTS / AGENCY_EXISTS where lines differ
    /// from what is registered and updates are not wanted.
    /// </summary>
    /// <param name="registered">Every agency that is registered.</param>
    /// <param name="updates">Lines that differ change what is registered.</param>
    /// <param name="region">All lines must be of it; null: of any.</param>
    public static ImportPlan Plan(
        AgencyTableLines lines,
        IReadOnlyDictionary<AgencyName, Agency> registered,
        bool updates,
        AgencyName? region = null
    )
    {
        // Faults of lines and of the tree are told together: a person mends a table once and not twice.
        if (
            lines.Violations.Concat(AgencyTreeCheck.Check(lines, registered, region)).ToArray() is
            { Length: > 0 } violations
        )
        {
            throw AgencyTableErrors.Create(violations);
        }

        var (added, updated, changes) = (new List<Agency>(), new List<Agency>(), new List<ImportedChange>());
        foreach (var (_, row) in lines.Rows)
        {
            if (!registered.TryGetValue(row.Name, out var before))
            {
                added.Add(row);
            }
            // Only columns are compared: a line says nothing of contacts, and must not erase them.
            else if (AgencyFields.CompareColumns(before, row).ToArray() is { Length: > 0 } differences)
            {
                changes.AddRange(differences.Select(d => new ImportedChange(row.Name, d)));
                updated.Add(Merge(before, row));
            }
        }

        if (updated.Count > 0 && !updates)
        {
            throw CreateExists(updated, changes, registered);
        }

        var unchanged = lines.Rows.Count - added.Count - updated.Count;
        return new(added, updated, unchanged, changes, FindNotes(added, updated, registered));
    }

    // A table that adds no top is not told of those that are there.
    private static IReadOnlyList<TreeFinding> FindNotes(
        List<Agency> added,
        List<Agency> updated,
        IReadOnlyDictionary<AgencyName, Agency> registered
    )
    {
        // Roots are looked for only where the table could have added one; the search goes through every agency of the nation.
        if (!added.Concat(updated).Any(a => a.Parent is null && a.ValidTo is null))
        {
            return [];
        }

        var agencies = new Dictionary<AgencyName, Agency>(registered);
        foreach (var agency in added.Concat(updated))
        {
            agencies[agency.Name] = agency;
        }

        return [.. AgencyTreeAudit.FindRoots(new(agencies))];
    }

    private static ApiException CreateExists(
        List<Agency> updated,
        List<ImportedChange> changes,
        IReadOnlyDictionary<AgencyName, Agency> registered
    )
    {
        // The first five with the columns that differ: enough to see whether an old file was imported by mistake.
        var named = updated
            .Take(MaxNamed)
            .Select(a =>
                $"{registered[a.Name].Title}（{a.Name.Id}）的 {string.Join('、', changes.Where(c => c.Agency == a.Name).Select(c => c.Change.Field))}"
            );
        return ApiError.Exists(
            "AGENCY_EXISTS",
            updated[0].Name.ToString(),
            $"名单中有 {updated.Count} 个机关已经登记且内容不同：{string.Join("；", named)}{(updated.Count > MaxNamed ? "等" : "")}。确需修改请选择“更新已有机关”。"
        );
    }

    // What the table has no column for stays.
    // The row's own dates, codes and aliases replace those before, empty ones too: the table says all of its columns.
    private static Agency Merge(Agency before, Agency row) =>
        row with
        {
            CreateTime = before.CreateTime,
            Revision = before.Revision + 1,
            Contact = before.Contact,
            IssuesRules = before.IssuesRules,
            DisclosureOffice = before.DisclosureOffice,
        };
}
