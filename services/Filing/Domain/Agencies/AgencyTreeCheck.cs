using Disclosure.ApiErrors;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>Checks the tree that a table makes together with what is registered.</summary>
internal static class AgencyTreeCheck
{
    /// <summary>
    /// INVALID_TABLE with each line whose parent is unknown, whose parents form a circle, that has the title of another under the same
    /// parent, or that opens what was closed.
    /// </summary>
    public static void Require(
        IReadOnlyList<(int Line, Agency Agency)> rows,
        IReadOnlyDictionary<AgencyName, Agency> registered
    )
    {
        var violations = new List<FieldViolation>();
        var tree = new Dictionary<AgencyName, Agency>(registered);
        foreach (var (_, agency) in rows)
        {
            tree[agency.Name] = agency;
        }

        var titles = FindTitles(tree.Values);
        foreach (var (line, agency) in rows)
        {
            CheckParent(line, agency, tree, violations);
            if (titles[(agency.Parent, agency.Title)] > 1 && agency.ValidTo is null)
            {
                violations.Add(
                    new(
                        $"table[line {line}].title",
                        "TITLE_TWICE",
                        "another agency under this parent has the title",
                        $"第 {line} 行：同一上级下已有名称相同的机关“{agency.Title}”，请核对是否重复登记"
                    )
                );
            }

            if (
                agency.ValidTo is null
                && registered.TryGetValue(agency.Name, out var before)
                && before.ValidTo is not null
            )
            {
                violations.Add(
                    new(
                        $"table[line {line}].validTo",
                        "AGENCY_REOPENED",
                        "the agency is closed",
                        $"第 {line} 行：{before.Title}已撤销，不能通过导入恢复"
                    )
                );
            }
        }

        if (violations.Count > 0)
        {
            throw AgencyTableErrors.Create(violations);
        }
    }

    // Closed agencies do not count: a successor may have the title of who went before.
    private static Dictionary<(AgencyName?, string), int> FindTitles(IEnumerable<Agency> agencies)
    {
        var titles = new Dictionary<(AgencyName?, string), int>();
        foreach (var agency in agencies)
        {
            var key = (agency.Parent, agency.Title);
            titles[key] = titles.GetValueOrDefault(key) + (agency.ValidTo is null ? 1 : 0);
        }

        return titles;
    }

    private static void CheckParent(
        int line,
        Agency agency,
        Dictionary<AgencyName, Agency> tree,
        List<FieldViolation> violations
    )
    {
        if (agency.Parent is not { } parent)
        {
            return;
        }

        if (!tree.ContainsKey(parent))
        {
            violations.Add(
                new(
                    $"table[line {line}].parent",
                    "PARENT_UNKNOWN",
                    $"{parent} is neither registered nor in the table",
                    $"第 {line} 行：上级机关 {parent.Id} 既未登记，也不在名单中"
                )
            );
            return;
        }

        // No tree of agencies is deeper; a circle never ends.
        const int MaxDepth = 20;
        var at = agency;
        for (var depth = 0; at.Parent is { } above && tree.TryGetValue(above, out var next); depth++, at = next)
        {
            if (next.Name == agency.Name || depth > MaxDepth)
            {
                violations.Add(
                    new(
                        $"table[line {line}].parent",
                        "PARENT_CIRCLE",
                        "the parents form a cycle",
                        $"第 {line} 行：{agency.Name.Id} 的上级机关绕了一圈又回到自己"
                    )
                );
                return;
            }
        }
    }
}
