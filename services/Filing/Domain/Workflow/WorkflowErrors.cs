using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Reports;
using Disclosure.ResourceNames;

namespace Disclosure.Filing.Domain.Workflow;

/// <summary>Why a move is refused, in words that name the smallest fix.</summary>
internal static class WorkflowErrors
{
    // Messages to people name this many findings; metadata has more.
    // Fingerprints in the metadata let a client show beside each finding that it must be explained.
    private const int MaxNamed = 5;
    private const int MaxFingerprints = 100;

    private static readonly Dictionary<ReportState, string> s_states = new()
    {
        [ReportState.Draft] = "草稿",
        [ReportState.Submitted] = "已提交",
        [ReportState.Approved] = "已审定",
        [ReportState.Published] = "已发布",
        [ReportState.Returned] = "已退回",
        [ReportState.Withdrawn] = "已撤下",
    };

    private static readonly Dictionary<Role, string> s_roles = new()
    {
        [Role.Clerk] = "经办人员",
        [Role.Leader] = "分管领导",
        [Role.DisclosureOffice] = "政务公开主管部门",
        [Role.Auditor] = "审计人员",
        [Role.Administrator] = "系统管理员",
        [Role.System] = "业务系统",
    };

    /// <summary>FAILED_PRECONDITION / VERB_NOT_ALLOWED; metadata has the state and the verbs that it allows.</summary>
    /// <remarks>Verbs of the table and not of the actor: what the caller's roles permit is asked by ListVerbs.</remarks>
    public static ApiException VerbNotAllowed(ReportStatus report) =>
        Precondition(
            "VERB_NOT_ALLOWED",
            report,
            $"{report.Name} is {report.State}.",
            $"《{report.Title}》目前是“{s_states[report.State]}”状态，不能这样操作，请刷新后再试。",
            new()
            {
                ["state"] = $"{report.State}".ToUpperInvariant(),
                ["verbs"] = string.Join(
                    ',',
                    TransitionTable.Rows.Where(r => r.From == report.State).Select(r => $"{r.Verb}".ToUpperInvariant())
                ),
            }
        );

    /// <summary>PERMISSION_DENIED / ROLE_REQUIRED.</summary>
    /// <param name="agency">Where the role is needed; null: on the report's agency.</param>
    public static ApiException RoleRequired(
        ReportStatus report,
        IReadOnlyList<Role> roles,
        AgencyName? agency = null
    ) =>
        new(
            ErrorCode.PermissionDenied,
            "ROLE_REQUIRED",
            $"One of {string.Join(", ", roles)} on {agency ?? report.Name.Agency} is required.",
            $"需要{FormatAgency(report, agency)}的{string.Join('或', roles.Select(r => s_roles[r]))}权限，请联系管理员授权。"
        )
        {
            Metadata = new Dictionary<string, string>
            {
                ["name"] = report.Name.ToString(),
                ["roles"] = string.Join(',', roles),
            },
        };

    /// <summary>FAILED_PRECONDITION / FILES_REQUIRED: nothing becomes public without its files.</summary>
    public static ApiException FilesRequired(ReportStatus report) =>
        Precondition(
            "FILES_REQUIRED",
            report,
            $"{report.Name} is published with its files or not at all.",
            $"发布《{report.Title}》须同时提供各格式文件，请使用发布功能重新操作。",
            []
        );

    private static string FormatAgency(ReportStatus report, AgencyName? agency) =>
        agency is null || agency == report.Name.Agency ? report.AgencyTitle : $"上级机关（{agency.Id}）";

    /// <summary>FAILED_PRECONDITION / FINDINGS_BLOCK.</summary>
    public static ApiException FindingsBlock(ReportStatus report, IReadOnlyList<JudgedFinding> errors) =>
        Findings("FINDINGS_BLOCK", report, errors, $"有 {errors.Count} 处错误必须改正后才能提交");

    /// <summary>FAILED_PRECONDITION / FINDINGS_UNEXPLAINED.</summary>
    public static ApiException FindingsUnexplained(ReportStatus report, IReadOnlyList<JudgedFinding> warnings) =>
        Findings("FINDINGS_UNEXPLAINED", report, warnings, $"有 {warnings.Count} 处提示须改正或逐条说明理由后才能提交");

    /// <summary>INVALID_ARGUMENT / EXPLANATION_UNMATCHED.</summary>
    /// <param name="index">Place of the explanation in the request, from 0.</param>
    public static ApiException ExplanationUnmatched(int index) =>
        new(
            ErrorCode.InvalidArgument,
            "EXPLANATION_UNMATCHED",
            $"explanations[{index}] speaks of no finding.",
            $"第 {index + 1} 条说明对不上任何检查结果（可能已改正），请重新检查后删去这一条。"
        )
        {
            Metadata = new Dictionary<string, string> { ["index"] = $"{index}" },
        };

    /// <summary>FAILED_PRECONDITION / FOUR_EYES.</summary>
    public static ApiException FourEyes(ReportStatus report) =>
        Precondition(
            "FOUR_EYES",
            report,
            "Who edited, submitted or already approved a report does not approve it.",
            $"您编辑、提交或在上一层级审定过《{report.Title}》，不能由本人审定，请由另一位负责人审定。"
        );

    /// <summary>FAILED_PRECONDITION / ALREADY_SUBMITTED.</summary>
    public static ApiException AlreadySubmitted(ReportStatus report) =>
        Precondition(
            "ALREADY_SUBMITTED",
            report,
            $"{report.Name} was submitted and is kept.",
            $"《{report.Title}》曾经提交过，不能删除；如不再需要，请保留草稿。"
        );

    /// <summary>FAILED_PRECONDITION / NOT_PUBLIC.</summary>
    public static ApiException NotPublic(ReportStatus report) =>
        Precondition(
            "NOT_PUBLIC",
            report,
            $"No version of {report.Name} is public.",
            $"《{report.Title}》没有公开的版本，无需撤下；如需修改，请退回或重新打开。"
        );

    /// <summary>INVALID_ARGUMENT / INVALID_FIELDS: the verb needs a reason.</summary>
    public static ApiException ReasonRequired() =>
        ApiError.InvalidField("reason", "FIELD_REQUIRED", "is required", "请写明理由");

    private static ApiException Findings(
        string reason,
        ReportStatus report,
        IReadOnlyList<JudgedFinding> findings,
        string what
    ) =>
        Precondition(
            reason,
            report,
            $"{findings.Count} findings of {report.Name} are open.",
            // Messages end with a full stop of their own, which would stand before the semicolon.
            $"《{report.Title}》{what}：{string.Join("；", findings.Take(MaxNamed).Select(f => f.Message.TrimEnd('。')))}。",
            new()
            {
                ["count"] = $"{findings.Count}",
                ["codes"] = string.Join(',', findings.Select(f => f.Code).Distinct()),
                ["fingerprints"] = string.Join(',', findings.Take(MaxFingerprints).Select(f => f.Fingerprint)),
            }
        );

    private static ApiException Precondition(
        string reason,
        ReportStatus report,
        string message,
        string localized,
        Dictionary<string, string>? metadata = null
    ) =>
        new(ErrorCode.FailedPrecondition, reason, message, localized)
        {
            Metadata = new Dictionary<string, string>(metadata ?? []) { ["name"] = report.Name.ToString() },
        };
}
