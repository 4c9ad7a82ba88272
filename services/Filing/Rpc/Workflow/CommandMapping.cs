using System.Text.RegularExpressions;
using Disclosure.Filing.Domain.Lifecycle;
using Disclosure.Filing.Domain.Reports;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.Form;
using Disclosure.ResourceNames;
using Google.Protobuf.Collections;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Workflow;

/// <summary>Maps requests to commands and validates their fields. INVALID_FIELDS with every violation of the lists.</summary>
/// <remarks>Every limit is the contract's: a request is refused as a whole, with all that is wrong in it.</remarks>
internal static partial class CommandMapping
{
    private const int MaxReason = 1_000;
    private const int MaxName = 200;
    private const int MaxCells = 200;

    // The version of the rules, and every rule pack with its revision.
    private const int MaxRuleSet = 500;
    private const int MaxFindings = 5_000;
    private const int MaxExplanations = 500;
    private const int MaxEditors = 1_000;
    private const int MaxReasons = 100;

    // Verbs without content of their own; the others have methods with what they need.
    private static readonly ReportVerb[] s_plainVerbs =
    [
        ReportVerb.Approve,
        ReportVerb.Publish,
        ReportVerb.Correct,
        ReportVerb.Withdraw,
        ReportVerb.Reopen,
        ReportVerb.Delete,
    ];

    public static ReportCommand ToCommand(this Proto.SubmitReportRequest request, DateTimeOffset time)
    {
        var limits = new FieldLimits();
        RequirePins(limits, request.Pins);
        RequireFindings(limits, request.Findings);
        RequireExplanations(limits, request.Explanations, 0);
        limits.RequireCount("editors", request.Editors.Count, 0, MaxEditors);
        RequireDigest(limits, "narrative_sha256", request.NarrativeSha256);
        RequireDigest(limits, "figures_sha256", request.FiguresSha256);
        limits.ThrowIfAny();
        return Create(ReportVerb.Submit, request.Name, request.Etag, request.Actor, time) with
        {
            Pins = request.Pins.ToPins(),
            Findings = [.. request.Findings.Select(ToFinding)],
            Explanations = [.. request.Explanations.Select(ToExplanation)],
            Editors = [.. request.Editors],
            Fence = request.Fence,
            Digests = (request.NarrativeSha256, request.FiguresSha256),
        };
    }

    public static ReportCommand ToCommand(this Proto.MoveReportRequest request, DateTimeOffset time)
    {
        // The number may be any; it is checked before it means anything.
        var verb = (ReportVerb)request.Verb;
        var limits = new FieldLimits();
        limits.Require(
            s_plainVerbs.Contains(verb),
            "verb",
            "VERB_UNKNOWN",
            $"must be one of {string.Join(", ", s_plainVerbs)}",
            "操作应为审定、发布、更正、撤下、重新打开或删除之一"
        );
        // Whether the verb needs a reason is decided by its row: here only its length is checked, where it is given.
        RequireReason(limits, "reason", request.Reason, request.Reason.Length == 0 ? 0 : 2);
        limits.ThrowIfAny();
        return Create(verb, request.Name, request.Etag, request.Actor, time) with
        {
            Reasons = request.Reason.Length == 0 ? [] : [new(request.Reason, "", "", [], "")],
        };
    }

    public static ReportCommand ToCommand(this Proto.ReturnReportRequest request, DateTimeOffset time)
    {
        var limits = new FieldLimits();
        limits.RequireCount("reasons", request.Reasons.Count, 1, MaxReasons);
        foreach (var (index, reason) in request.Reasons.Index())
        {
            RequireReason(limits, $"reasons[{index}].reason", reason.Reason, 2);
            // A reason may name the finding or cells that it is about, so that the clerk finds the place.
            RequireSubject(limits, $"reasons[{index}]", reason.Code, reason.Fingerprint, reason.Cells, reason.Section);
        }

        limits.ThrowIfAny();
        return Create(ReportVerb.Return, request.Name, request.Etag, request.Actor, time) with
        {
            Reasons =
            [
                .. request.Reasons.Select(r => new MoveReason(
                    r.Reason,
                    r.Code,
                    r.Fingerprint,
                    [.. r.Cells],
                    r.Section
                )),
            ],
        };
    }

    public static ReportCommand ToCommand(this Proto.ExplainFindingsRequest request, DateTimeOffset time)
    {
        var limits = new FieldLimits();
        // Findings are those of a check that the gateway has just made: explanations are matched with them.
        RequireFindings(limits, request.Findings);
        RequireExplanations(limits, request.Explanations, 1);
        limits.ThrowIfAny();
        return Create(ReportVerb.Explain, request.Name, request.Etag, request.Actor, time) with
        {
            Findings = [.. request.Findings.Select(ToFinding)],
            Explanations = [.. request.Explanations.Select(ToExplanation)],
        };
    }

    public static ReportCommand ToCommand(this Proto.ConfirmFiguresRequest request, DateTimeOffset time)
    {
        var limits = new FieldLimits();
        limits.RequireCount("confirmations", request.Confirmations.Count, 1, MaxExplanations);
        foreach (var (index, c) in request.Confirmations.Index())
        {
            RequireReason(limits, $"confirmations[{index}].reason", c.Reason, 0);
            limits.RequireLength(
                $"confirmations[{index}].fingerprint",
                "FINGERPRINT_LENGTH",
                c.Fingerprint,
                1,
                MaxName
            );
            RequireSubject(limits, $"confirmations[{index}]", "", c.Fingerprint, c.Cells, c.Section);
        }

        limits.ThrowIfAny();
        return Create(ReportVerb.Confirm, request.Name, request.Etag, request.Actor, time) with
        {
            Confirmations =
            [
                .. request.Confirmations.Select(c => new Confirmation(
                    c.Fingerprint,
                    [.. c.Cells],
                    c.Section,
                    c.Reason
                )),
            ],
        };
    }

    private static ReportCommand Create(
        ReportVerb verb,
        string name,
        string etag,
        Disclosure.Report.V1.Actor actor,
        DateTimeOffset time
    ) => new(verb, ReportName.Parse("name", name), etag, actor.ToActor(), time);

    private static Pins ToPins(this Proto.Pins pins) =>
        new(pins.NarrativeRevision, pins.StatisticsRevision, pins.Edition, pins.RuleSet, pins.VerdictDigest);

    private static JudgedFinding ToFinding(Disclosure.Report.V1.Finding f) =>
        new(f.Code, (Severity)f.Severity, f.Fingerprint, [.. f.Cells], f.Section, f.Message);

    private static Explanation ToExplanation(Proto.Explanation e) =>
        new(e.Reason, e.Fingerprint, e.Code, [.. e.Cells], e.Section);

    private static void RequirePins(FieldLimits limits, Proto.Pins pins)
    {
        limits.Require(
            pins.NarrativeRevision > 0 && pins.StatisticsRevision > 0,
            "pins",
            "REVISION_REQUIRED",
            "both revisions must be 1 or more",
            "正文和表格都要先填写并保存，才能提交"
        );
        limits.RequireLength("pins.edition", "EDITION_LENGTH", pins.Edition, 1, MaxName);
        limits.RequireLength("pins.rule_set", "RULE_SET_LENGTH", pins.RuleSet, 1, MaxRuleSet);
        limits.Require(
            Digest().IsMatch(pins.VerdictDigest),
            "pins.verdict_digest",
            "DIGEST_FORMAT",
            "must be 64 hexadecimal digits in lower case",
            "检查结论的摘要应为 64 位小写十六进制数"
        );
    }

    // Empty: the digest is not known, and the log has none then.
    private static void RequireDigest(FieldLimits limits, string field, string digest) =>
        limits.Require(
            digest.Length == 0 || Digest().IsMatch(digest),
            field,
            "DIGEST_FORMAT",
            "must be 64 hexadecimal digits in lower case",
            "摘要应为 64 位小写十六进制数"
        );

    private static void RequireFindings(FieldLimits limits, RepeatedField<Disclosure.Report.V1.Finding> findings)
    {
        limits.RequireCount("findings", findings.Count, 0, MaxFindings);
        foreach (var (index, f) in findings.Index())
        {
            limits.Require(
                Enum.IsDefined((Severity)f.Severity) && f.Fingerprint.Length > 0 && f.Code.Length > 0,
                $"findings[{index}]",
                "FINDING_MALFORMED",
                "must have a code, a severity and a fingerprint",
                $"第 {index + 1} 条检查结果不完整"
            );
            RequireSubject(limits, $"findings[{index}]", f.Code, f.Fingerprint, f.Cells, f.Section);
        }
    }

    private static void RequireExplanations(
        FieldLimits limits,
        RepeatedField<Proto.Explanation> explanations,
        int least
    )
    {
        limits.RequireCount("explanations", explanations.Count, least, MaxExplanations);
        foreach (var (index, e) in explanations.Index())
        {
            RequireReason(limits, $"explanations[{index}].reason", e.Reason, 2);
            // Either the fingerprint of one finding, or a code with cells for all that it fits.
            limits.Require(
                e.Fingerprint.Length > 0 || e.Code.Length > 0,
                $"explanations[{index}].code",
                "FIELD_REQUIRED",
                "a fingerprint or a code is required",
                $"第 {index + 1} 条说明没有写明针对哪条检查结果"
            );
            RequireSubject(limits, $"explanations[{index}]", e.Code, e.Fingerprint, e.Cells, e.Section);
        }
    }

    private static void RequireReason(FieldLimits limits, string field, string reason, int least) =>
        // Trimmed for the length only: what is stored is what was written.
        limits.RequireLength(field, "REASON_LENGTH", reason.Trim(), least, MaxReason);

    private static void RequireSubject(
        FieldLimits limits,
        string field,
        string code,
        string fingerprint,
        RepeatedField<string> cells,
        string section
    )
    {
        limits.RequireLength($"{field}.code", "CODE_LENGTH", code, 0, MaxName);
        limits.RequireLength($"{field}.fingerprint", "FINGERPRINT_LENGTH", fingerprint, 0, MaxName);
        limits.RequireLength($"{field}.section", "SECTION_LENGTH", section, 0, MaxName);
        // An equation of a whole table names all of its cells.
        limits.RequireCount($"{field}.cells", cells.Count, 0, MaxCells);
        limits.Require(
            cells.All(c => c.Length is > 0 and <= MaxName),
            $"{field}.cells",
            "CELL_LENGTH",
            $"each must have 1 to {MaxName} characters",
            "单元格名称不正确"
        );
    }

    [GeneratedRegex("^[0-9a-f]{64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();
}
