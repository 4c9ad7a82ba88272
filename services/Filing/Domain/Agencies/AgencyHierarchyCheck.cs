using Disclosure.ApiErrors;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>Checks the agencies of one table against each other.</summary>
internal static class AgencyHierarchyCheck
{
    /// <summary>Reports duplicate names and cycles of parents. A parent may be on any line, or registered already.</summary>
    /// <remarks>Whether a parent outside the table exists is checked by the store.</remarks>
    /// <param name="rows">The agencies with their line numbers, from 2.</param>
    public static void Check(IReadOnlyList<(int Line, Agency Agency)> rows, List<FieldViolation> violations)
    {
        // The first line of a duplicate name is the one that counts.
        var lines = new Dictionary<string, (int Line, string? Parent)>();
        foreach (var (line, agency) in rows)
        {
            if (!lines.TryAdd(agency.Name.Id, (line, agency.Parent?.Id)))
            {
                violations.Add(
                    new(
                        $"table[line {line}].agency",
                        "AGENCY_TWICE",
                        $"is on line {lines[agency.Name.Id].Line} already",
                        $"第 {line} 行：机关代码 {agency.Name.Id} 与第 {lines[agency.Name.Id].Line} 行重复"
                    )
                );
            }
        }

        // Each agency is walked once: a walk stops at agencies that an earlier walk has visited.
        var visited = new HashSet<string>();
        foreach (var id in lines.Keys)
        {
            // Follows the parents upward until the table ends, or the walk meets itself.
            var path = new HashSet<string>();
            for (
                var at = id;
                at is not null && !visited.Contains(at) && lines.TryGetValue(at, out var row);
                at = row.Parent
            )
            {
                if (!path.Add(at))
                {
                    violations.Add(
                        new(
                            $"table[line {row.Line}].parent",
                            "PARENT_CIRCLE",
                            "the parents form a cycle",
                            $"第 {row.Line} 行：{at} 的上级机关绕了一圈又回到自己"
                        )
                    );
                    break;
                }
            }

            visited.UnionWith(path);
        }
    }
}
