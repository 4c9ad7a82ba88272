using System.Collections.Frozen;
using Disclosure.Report.V1;
using static Disclosure.Gateway.Authorization.AccessScope;

namespace Disclosure.Gateway.Authorization;

/// <summary>
/// Who may call what: for each method its scopes and the fields that name the agencies concerned, and for each scope the roles that have
/// it on an agency. A method that the table lacks may be called by nobody, and fails the tests.
/// </summary>
internal static class AccessTable
{
    // By Service.Method, without the package: all services of the gateway are in one.
    private static readonly FrozenDictionary<string, AccessRule[]> s_methods = new Dictionary<string, AccessRule[]>
    {
        ["AgencyService.CreateAgency"] = [new(Administer, "agency.parent")],
        ["AgencyService.GetAgency"] = [new(Browse, "name")],
        ["AgencyService.ListAgencies"] = [new(Browse, "parent", Below: "subtree")],
        ["AgencyService.ImportAgencies"] = [new(Administer, "region", Below: AccessRule.Always)],
        ["AgencyService.CheckAgencies"] = [new(Browse, "")],
        ["AgencyService.ExportAgencies"] = [new(Browse, "agency")],
        ["AgencyService.UpdateAgency"] = [new(Administer, "name")],
        ["AgencyService.RenameAgency"] = [new(Administer, "name")],
        // Both sides of a move: the agency that goes and the one that receives it.
        ["AgencyService.MoveAgency"] = [new(Administer, "name"), new(Administer, "parent")],
        ["AgencyService.CloseAgency"] = [new(Administer, "name"), new(Administer, "successors")],
        ["AgencyService.MergeAgencies"] = [new(Administer, "name"), new(Administer, "merged")],
        ["AgencyService.SplitAgency"] = [new(Administer, "name"), new(Administer, "parts")],
        ["AgencyService.ListAgencyChanges"] = [new(Browse, "name")],
        // Predecessors are only read.
        ["ReportService.CreateReport"] = [new(Write, "parent"), new(View, "predecessors")],
        ["ReportService.GetReport"] = [new(View, "name")],
        // The narrower field counts first.
        ["ReportService.ListReports"] = [new(View, "agency|under", Below: "under")],
        ["ReportService.CheckReport"] =
        [
            new(View, "name"),
            new(View, "predecessors"),
            new(View, "predecessors_in_part"),
        ],
        ["ReportService.ListRevisions"] = [new(View, "parent")],
        ["ReportService.DiffRevisions"] = [new(View, "name")],
        // Filing's table decides who may make which move; here seeing is enough.
        ["WorkflowService.SubmitReport"] = [new(Move, "name")],
        ["WorkflowService.ReturnReport"] = [new(Move, "name")],
        ["WorkflowService.ApproveReport"] = [new(Move, "name")],
        ["WorkflowService.PublishReport"] = [new(Move, "name")],
        ["WorkflowService.CorrectReport"] = [new(Move, "name")],
        ["WorkflowService.WithdrawReport"] = [new(Move, "name")],
        ["WorkflowService.ReopenReport"] = [new(Move, "name")],
        ["WorkflowService.DeleteReport"] = [new(Move, "name")],
        ["WorkflowService.ExplainReport"] = [new(Move, "name")],
        ["WorkflowService.ConfirmReport"] = [new(Move, "name")],
        ["WorkflowService.GetReceipt"] = [new(View, "name")],
        ["WorkflowService.ListMoves"] = [new(View, "name")],
        ["WorkflowService.ListMarks"] = [new(View, "name")],
        ["WorkflowService.ListVersions"] = [new(View, "name")],
        ["NarrativeService.GetNarrative"] = [new(View, "name")],
        ["NarrativeService.GetSection"] = [new(View, "name")],
        ["NarrativeService.GetPicture"] = [new(View, "name")],
        ["NarrativeService.DownloadPicture"] = [new(View, "name")],
        ["NarrativeService.ReplaceNarrative"] = [new(Write, "name")],
        ["NarrativeService.UpdateSection"] = [new(Write, "name")],
        ["NarrativeService.BindReport"] = [new(Write, "name")],
        ["NarrativeService.StartNarrative"] = [new(Write, "name"), new(View, "predecessors")],
        ["NarrativeService.RestoreNarrative"] = [new(Write, "name")],
        ["NarrativeService.AddPicture"] = [new(Write, "name")],
        ["StatisticsService.GetStatistics"] = [new(View, "name")],
        // Figures of a report are written as its prose is.
        ["StatisticsService.UpdateStatistics"] = [new(Write, "name")],
        ["StatisticsService.RestoreStatistics"] = [new(Write, "name")],
        ["StatisticsService.CollectStatistics"] = [new(Write, "name")],
        ["DocumentService.ReadDocument"] = [new(Any, "")],
        ["DocumentService.ReadArchive"] = [new(Any, "")],
        ["DocumentService.ImportReport"] = [new(Write, "name")],
        // An archive may hold documents of any agency below.
        ["DocumentService.ImportArchive"] = [new(Write, "parent", Below: AccessRule.Always)],
        ["DocumentService.RenderReport"] = [new(View, "name")],
        ["DocumentService.DownloadReport"] = [new(View, "document.name")],
        ["DocumentService.DrawChart"] = [new(View, "name")],
        ["RegionService.AggregateRegion"] = [new(Supervise, "name", Below: AccessRule.Always)],
        ["RegionService.CompareYears"] = [new(View, "name")],
        ["RegionService.BundleReports"] = [new(Supervise, "name", Below: AccessRule.Always)],
        ["EditionService.GetEdition"] = [new(Any, "")],
        ["EditionService.ListEditions"] = [new(Any, "")],
        ["EditionService.GetSchema"] = [new(Any, "")],
        ["DutyService.GetProgress"] = [new(Supervise, "name", Below: AccessRule.Always)],
        ["DutyService.ListTimeliness"] = [new(Supervise, "name", Below: AccessRule.Always)],
        ["DutyService.GetDutyRules"] = [new(Supervise, "name")],
        ["DutyService.SetDutyRules"] = [new(Direct, "name", Below: AccessRule.Always)],
        ["DutyService.ListDutyExceptions"] = [new(Supervise, "parent", Below: AccessRule.Always)],
        ["DutyService.ListTasks"] = [new(Any, "")],
        ["DutyService.SetDutyException"] = [new(Direct, "name")],
        ["DutyService.RemindAgencies"] = [new(Direct, "name")],
        ["RulePackService.GetRulePack"] = [new(Supervise, "name")],
        // What a pack demands is demanded of every agency below.
        ["RulePackService.SetRulePack"] = [new(Direct, "name", Below: AccessRule.Always)],
        ["RulePackService.ListRulePackRevisions"] = [new(Supervise, "name")],
        ["RectificationService.CreateRectification"] = [new(Direct, "parent")],
        ["RectificationService.GetRectification"] = [new(View, "name")],
        ["RectificationService.ListRectifications"] = [new(Supervise, "parent", Below: "subtree")],
        ["RectificationService.ExportRectifications"] = [new(Supervise, "parent", Below: "subtree")],
        ["RectificationService.CheckRectification"] = [new(View, "name")],
        ["RectificationService.ResolveRectification"] = [new(Move, "name")],
        ["RectificationService.ReopenRectification"] = [new(Direct, "name")],
        ["RectificationService.CloseRectification"] = [new(Direct, "name")],
        ["OwnedRowService.ListOwnedRows"] = [new(View, "name")],
        ["OwnedRowService.AskRowOwners"] = [new(Move, "name")],
        // An owner sees its rows of another agency's report and nothing more of it.
        ["OwnedRowService.ListRowsOfOwner"] = [new(View, "owner")],
        ["OwnedRowService.AnswerOwnedRows"] = [new(Move, "owner")],
        ["AccessService.WhoAmI"] = [new(Any, "")],
        ["AccessService.CreateToken"] = [new(Administer, "parent", Below: "subtree")],
        ["AccessService.ListTokens"] = [new(Administer, "parent")],
        ["AccessService.RevokeToken"] = [new(Administer, "name")],
        ["AccessService.CreateGrant"] = [new(Administer, "parent", Below: "subtree")],
        ["AccessService.ListGrants"] = [new(Administer, "parent")],
        ["AccessService.RevokeGrant"] = [new(Administer, "name")],
        ["LogService.ListAuditLines"] = [new(Audit, "agency", Below: "subtree")],
        ["LogService.WatchEvents"] = [new(Audit, "agency", Below: "subtree")],
        ["WebhookService.CreateWebhook"] = [new(Administer, "parent", Below: "subtree")],
        ["WebhookService.GetWebhook"] = [new(Administer, "name")],
        ["WebhookService.ListWebhooks"] = [new(Administer, "parent")],
        ["WebhookService.UpdateWebhook"] = [new(Administer, "name")],
        ["WebhookService.DeleteWebhook"] = [new(Administer, "name")],
        ["WebhookService.RotateWebhookSecret"] = [new(Administer, "name")],
        ["WebhookService.ListDeadLetters"] = [new(Administer, "parent")],
        ["WebhookService.ReplayDeadLetters"] = [new(Administer, "name")],
    }.ToFrozenDictionary();

    // Rows are scopes, members the roles that have them.
    // Every role may see what its holder works with; an administrator of agencies sees no drafts.
    private static readonly FrozenDictionary<AccessScope, Role[]> s_roles = new Dictionary<AccessScope, Role[]>
    {
        [View] = [Role.Clerk, Role.Leader, Role.DisclosureOffice, Role.Auditor, Role.System],
        [Write] = [Role.Clerk, Role.System, Role.DisclosureOffice],
        [Move] = [Role.Clerk, Role.Leader, Role.DisclosureOffice, Role.System],
        [Supervise] = [Role.Clerk, Role.Leader, Role.DisclosureOffice, Role.Auditor, Role.System],
        [Direct] = [Role.DisclosureOffice],
        [Administer] = [Role.Administrator],
        [Audit] = [Role.Auditor, Role.DisclosureOffice, Role.Administrator],
    }.ToFrozenDictionary();

    /// <summary>The methods of the table, as <c>Service.Method</c>.</summary>
    public static IEnumerable<string> Methods => s_methods.Keys;

    /// <summary>The same by the path of a call.</summary>
    /// <param name="method">"/disclosure.gateway.v1.ReportService/GetReport"</param>
    /// <remarks>"/disclosure.gateway.v1.ReportService/GetReport" becomes "ReportService.GetReport".</remarks>
    public static IReadOnlyList<AccessRule>? Find(string method)
    {
        var name = method.AsSpan(method.LastIndexOf('.') + 1);
        var slash = name.IndexOf('/');
        return Find($"{name[..slash]}", $"{name[(slash + 1)..]}");
    }

    /// <summary>The rules of a method, all of which must hold; null where the table has none, and nobody may call it.</summary>
    /// <param name="service">The service, without its package.</param>
    public static IReadOnlyList<AccessRule>? Find(string service, string method) =>
        s_methods.GetValueOrDefault($"{service}.{method}");

    /// <summary>The roles that have a scope on an agency; none where the scope asks for no role.</summary>
    public static IReadOnlyList<Role> RolesOf(AccessScope scope) => s_roles.GetValueOrDefault(scope, []);
}
