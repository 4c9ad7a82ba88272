using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>Something about the registered tree that somebody should look at.</summary>
/// <param name="Code">Stable, such as <c>ROOT_SECOND</c>.</param>
/// <param name="Message">简体中文, for people.</param>
internal sealed record TreeFinding(string Code, AgencyName Agency, string Message);

/// <summary>Goes through all that is registered: years of imports and changes leave what no single one would have shown.</summary>
/// <remarks>Nothing is refused here: what is found may be right, and only a person can tell.</remarks>
internal static class AgencyTreeAudit
{
    /// <summary>Findings by agency.</summary>
    public static IReadOnlyList<TreeFinding> Find(IReadOnlyDictionary<AgencyName, Agency> agencies)
    {
        var tree = new AgencyTree(agencies);
        return
        [
            // Ordered by id, so that the list is the same on every day on which nothing has changed.
            .. agencies
                .Values.OrderBy(a => a.Name.Id, StringComparer.Ordinal)
                .SelectMany(agency => FindOf(agency, tree))
                .Concat(FindRoots(tree)),
        ];
    }

    /// <summary>Every open agency without a parent, where there are several: a nation or a region has one top.</summary>
    public static IEnumerable<TreeFinding> FindRoots(AgencyTree tree) =>
        tree.Roots is { Count: > 1 } roots
            ? roots.Select(root => new TreeFinding(
                "ROOT_SECOND",
                root.Name,
                $"{root.Title}没有上级机关，而没有上级的机关共有 {roots.Count} 个，请核对是否漏填上级机关。"
            ))
            : [];

    private static IEnumerable<TreeFinding> FindOf(Agency agency, AgencyTree tree)
    {
        // Each fault by itself: an unknown parent says nothing of circles, and a circle nothing of codes.
        if (agency.Parent is { } parent)
        {
            if (tree.Find(parent) is not { } above)
            {
                yield return new("PARENT_UNKNOWN", agency.Name, $"{agency.Title}的上级机关 {parent.Id} 没有登记。");
            }
            else if (tree.IsInCircle(agency))
            {
                yield return new("PARENT_CIRCLE", agency.Name, $"{agency.Title}的上级机关绕了一圈又回到自己。");
            }
            else if (agency.ValidTo is null && !DivisionCode.IsWithin(agency.DivisionCode, above.DivisionCode))
            {
                yield return new(
                    "DIVISION_ELSEWHERE",
                    agency.Name,
                    $"{agency.Title}的行政区划代码 {agency.DivisionCode} 不在上级机关{above.Title}的 {above.DivisionCode} 之内，请核对。"
                );
            }

            // Of agencies in force only: one that closed with its parent is in order.
            if (agency.ValidTo is null && tree.Find(parent)?.ValidTo is not null)
            {
                yield return new(
                    "PARENT_CLOSED",
                    agency.Name,
                    $"{agency.Title}的上级机关 {parent.Id} 已撤销，请调整其隶属关系或一并撤销。"
                );
            }
        }

        // Tops have no parent to be under; several of them are another finding.
        if (tree.HasTwin(agency) && agency.Parent is not null)
        {
            yield return new(
                "TITLE_TWICE",
                agency.Name,
                $"同一上级下有多个名称为“{agency.Title}”的机关，请核对是否重复登记。"
            );
        }

        if (agency.DisclosureOffice is { } office && tree.Find(office) is not { ValidTo: null })
        {
            yield return new(
                "DISCLOSURE_OFFICE_UNKNOWN",
                agency.Name,
                $"{agency.Title}的政务公开主管部门 {office.Id} 没有登记或已撤销，请更正。"
            );
        }
    }
}
