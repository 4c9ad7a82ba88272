using Disclosure.ApiErrors;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Agencies;

/// <summary>Checks the tree that a table makes together with what is registered.</summary>
internal sealed class AgencyTreeCheck
{
    private readonly IReadOnlyDictionary<AgencyName, Agency> _registered;
    private readonly IReadOnlySet<AgencyName> _faulty;
    private readonly AgencyTree _tree;
    private readonly AgencyTree _before;
    private readonly List<FieldViolation> _violations = [];

    private AgencyTreeCheck(AgencyTableLines lines, IReadOnlyDictionary<AgencyName, Agency> registered)
    {
        (_registered, _faulty) = (registered, lines.Faulty);
        var agencies = new Dictionary<AgencyName, Agency>(registered);
        // A line replaces what is registered under its name: the tree is checked as it would be after the import.
        foreach (var (_, agency) in lines.Rows)
        {
            agencies[agency.Name] = agency;
        }

        (_tree, _before) = (new(agencies), new(registered));
    }

    /// <summary>
    /// Each line whose parent is unknown or closed, whose parents form a circle, that has the title of another under the same parent or
    /// another's credit code, that opens what was closed, or that concerns an agency outside of the region.
    /// </summary>
    /// <param name="lines">Lines without faults of their own, and the agencies of those that have some.</param>
    /// <param name="registered">Every agency that is registered, closed ones too.</param>
    /// <param name="region">All lines must be of it, before and after; null: of any.</param>
    public static IReadOnlyList<FieldViolation> Check(
        AgencyTableLines lines,
        IReadOnlyDictionary<AgencyName, Agency> registered,
        AgencyName? region = null
    )
    {
        var check = new AgencyTreeCheck(lines, registered);
        // All checks of all lines: nothing stops at the first fault.
        foreach (var (line, agency) in lines.Rows)
        {
            check.CheckParent(line, agency);
            check.CheckIdentity(line, agency);
            if (region is not null)
            {
                check.CheckRegion(line, agency, region);
            }
        }

        return check._violations;
    }

    private void CheckParent(int line, Agency agency)
    {
        // The fault of the parent's own line is told there, and would only be repeated here.
        if (agency.Parent is not { } parent || _faulty.Contains(parent))
        {
            return;
        }

        if (_tree.Find(parent) is not { } above)
        {
            Add(
                line,
                "parent",
                "PARENT_UNKNOWN",
                $"{parent} is neither registered nor in the table",
                $"上级机关 {parent.Id} 既未登记，也不在名单中"
            );
        }
        else if (_tree.IsInCircle(agency))
        {
            Add(
                line,
                "parent",
                "PARENT_CIRCLE",
                "the parents form a cycle",
                $"{agency.Name.Id} 的上级机关绕了一圈又回到自己"
            );
        }
        // An agency that closes with its parent, in the same table, is no fault.
        else if (above.ValidTo is not null && agency.ValidTo is null)
        {
            Add(
                line,
                "parent",
                "PARENT_CLOSED",
                $"{parent} is closed",
                $"上级机关{above.Title}已撤销，不能再设下级机关"
            );
        }
    }

    // Two lines of one table can collide with each other as well as with what is registered.
    private void CheckIdentity(int line, Agency agency)
    {
        if (_tree.HasTwin(agency))
        {
            Add(
                line,
                "title",
                "TITLE_TWICE",
                "another agency under this parent has the title",
                $"同一上级下已有名称相同的机关“{agency.Title}”，请核对是否重复登记"
            );
        }

        if (_tree.FindOtherWithCode(agency) is { } other)
        {
            Add(
                line,
                "credit_code",
                "CREDIT_CODE_TAKEN",
                $"is that of {other.Name}",
                $"统一社会信用代码 {agency.CreditCode} 与{other.Title}（{other.Name.Id}）相同"
            );
        }

        // A closure is dated and has its reason: a table cannot take it back.
        if (agency.ValidTo is null && _registered.GetValueOrDefault(agency.Name) is { ValidTo: not null } before)
        {
            Add(line, "validTo", "AGENCY_REOPENED", "the agency is closed", $"{before.Title}已撤销，不能通过导入恢复");
        }
    }

    // The region's own agency may be mended, and stays where it is.
    private void CheckRegion(int line, Agency agency, AgencyName region)
    {
        var before = _registered.GetValueOrDefault(agency.Name);
        var isWithin =
            // Before the import too: a table of one region must not pull in an agency of another.
            agency.Name == region
                ? before is not null && before.Parent == agency.Parent
                : _tree.IsWithin(agency, region) && (before is null || _before.IsWithin(before, region));
        if (!isWithin)
        {
            Add(
                line,
                "agency",
                "OUTSIDE_REGION",
                $"is not, or would not be, below {region}",
                $"{agency.Name.Id} 不属于（或导入后不再属于）{region.Id} 所辖范围，不能由本地区导入"
            );
        }
    }

    // The line is named twice: in the path for machines, in the words for people.
    private void Add(int line, string column, string reason, string message, string localized) =>
        _violations.Add(new($"table[line {line}].{column}", reason, message, $"第 {line} 行：{localized}"));
}
