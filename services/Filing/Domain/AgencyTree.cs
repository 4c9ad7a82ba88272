using Disclosure.ApiErrors;

namespace Disclosure.Filing.Domain;

/// <summary>Offices that come in together, with the lines that they stand on.</summary>
internal static class AgencyTree
{
    /// <summary>Finds names given twice and parents that go round in a circle; a parent may stand anywhere in the table.</summary>
    public static void Check(IReadOnlyList<(int Line, Agency Agency)> rows, List<FieldViolation> violations)
    {
        var lines = new Dictionary<string, (int Line, string? Parent)>();
        foreach (var (line, agency) in rows)
        {
            if (!lines.TryAdd(agency.Name.Id, (line, agency.Parent?.Id)))
            {
                violations.Add(
                    new(
                        $"table[line {line}].agency",
                        "AGENCY_TWICE",
                        $"stands on line {lines[agency.Name.Id].Line} already",
                        $"第 {line} 行：机关代码 {agency.Name.Id} 与第 {lines[agency.Name.Id].Line} 行重复"
                    )
                );
            }
        }

        var settled = new HashSet<string>();
        foreach (var id in lines.Keys)
        {
            var path = new HashSet<string>();
            for (
                var at = id;
                at is not null && !settled.Contains(at) && lines.TryGetValue(at, out var row);
                at = row.Parent
            )
            {
                if (!path.Add(at))
                {
                    violations.Add(
                        new(
                            $"table[line {row.Line}].parent",
                            "PARENT_CIRCLE",
                            "the parents go round in a circle",
                            $"第 {row.Line} 行：{at} 的上级机关绕了一圈又回到自己"
                        )
                    );
                    break;
                }
            }

            settled.UnionWith(path);
        }
    }
}
