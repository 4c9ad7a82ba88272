using Disclosure.ApiErrors;

namespace Disclosure.Gateway.Authorization;

/// <summary>Refusals of calls that their caller may not make.</summary>
internal static class AccessErrors
{
    // Chinese names of roles for messages; a new role needs its name here.
    private static readonly Dictionary<ReportV1.Role, string> s_names = new()
    {
        [ReportV1.Role.Clerk] = "经办人员",
        [ReportV1.Role.Leader] = "分管领导",
        [ReportV1.Role.DisclosureOffice] = "政务公开主管部门",
        [ReportV1.Role.Auditor] = "审计人员",
        [ReportV1.Role.Administrator] = "系统管理员",
        [ReportV1.Role.System] = "对接系统",
    };

    /// <summary>PERMISSION_DENIED / ROLE_REQUIRED, which names the roles that would do.</summary>
    /// <param name="withBelow">Whether the role is needed on the agencies below as well.</param>
    public static ApiException RoleRequired(IReadOnlyList<ReportV1.Role> roles, bool withBelow = false) =>
        new(
            ErrorCode.PermissionDenied,
            "ROLE_REQUIRED",
            withBelow
                ? "The caller has no role that permits this on the agency and those below it."
                : "The caller has no role that permits this on the agency.",
            roles.Count == 0
                ? "没有权限进行这项操作。"
                : $"没有权限进行这项操作：需要在该机关{(withBelow ? "及其下级机关" : "")}具有{string.Join("、", roles.Select(r => s_names[r]))}之一的角色，请联系系统管理员。"
        )
        {
            // The roles in English for programs.
            Metadata = new Dictionary<string, string> { ["roles"] = string.Join(',', roles) },
        };

    /// <summary>NOT_FOUND / REPORT_NOT_FOUND, as for a report that is not there.</summary>
    public static ApiException ReportNotFound(string agency) =>
        ApiError.NotFound("REPORT_NOT_FOUND", $"A report of {agency}", "没有这份年报，请核对机关和年份。");
}
