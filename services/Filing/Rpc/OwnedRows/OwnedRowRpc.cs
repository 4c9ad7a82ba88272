using Disclosure.ApiErrors;
using Disclosure.ContractMapping;
using Disclosure.Filing.Domain.Access;
using Disclosure.Filing.Domain.OwnedRows;
using Disclosure.Filing.Domain.Workflow;
using Disclosure.ResourceNames;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.OwnedRows;

/// <summary>Implements rows that another agency answers for.</summary>
internal sealed class OwnedRowRpc(IOwnedRowStore rows, WriteFactory writes) : Proto.OwnedRowService.OwnedRowServiceBase
{
    // Who writes a report asks; who writes or leads at the owner answers.
    private static readonly Role[] s_askers = [Role.Clerk, Role.DisclosureOffice, Role.System];
    private static readonly Role[] s_owners = [Role.Clerk, Role.Leader, Role.DisclosureOffice, Role.System];

    public override async Task<Proto.ListOwnedRowsResponse> ListOwnedRows(
        Proto.ListOwnedRowsRequest request,
        ServerCallContext context
    )
    {
        var facts = await FindAsync(request.Name, context);
        var owner = request.Owner.Length > 0 ? AgencyName.Parse("owner", request.Owner) : null;
        // An owner sees the rows that it answers for, and nothing more of a report of another agency.
        if (owner is not null)
        {
            RequireOwner(facts, owner);
        }

        return facts.Rows.Where(r => owner is null || r.Owner == owner).ToProto();
    }

    public override async Task<Proto.JudgeOwnedRowsResponse> JudgeOwnedRows(
        Proto.JudgeOwnedRowsRequest request,
        ServerCallContext context
    )
    {
        var figures = request.Rows.ToFigures();
        var facts = await FindAsync(request.Name, context);
        return new() { Findings = { OwnedRowJudge.Judge(facts.Rows, figures).Select(f => f.ToProto()) } };
    }

    // The figures may have changed when a request is repeated; it is still the same request.
    public override Task<Proto.ListOwnedRowsResponse> AskRowOwners(
        Proto.AskRowOwnersRequest request,
        ServerCallContext context
    )
    {
        // The request without its figures is what a repeat is compared by.
        var keyed = request.Clone();
        keyed.Rows.Clear();
        var write = writes.Create(request.RequestId, keyed, request.Actor);
        var figures = request.Rows.ToFigures().ToDictionary(f => f.Row, StringComparer.Ordinal);
        var actor = request.Actor.ToActor();
        var report = ReportName.Parse("name", request.Name);
        return StoredAnswer.ParseAsync(
            Proto.ListOwnedRowsResponse.Parser,
            rows.WriteAsync(
                report,
                facts =>
                {
                    // Decided in the transaction: report, rows and earlier answers are read there.
                    if (!actor.HasAny(s_askers, facts.Lineage))
                    {
                        throw WorkflowErrors.RoleRequired(facts.Report, s_askers);
                    }

                    facts.Report.RequireEditable();
                    RowRecord[] asked =
                    [
                        // Who has confirmed these very figures is not asked again.
                        .. facts
                            .Rows.Where(r => figures.ContainsKey(r.Row))
                            .Where(r => !r.IsConfirmed(figures[r.Row].Fingerprint))
                            .Select(r => new RowRecord(
                                report,
                                r.Row,
                                r.Owner,
                                RowConfirmation.Asked,
                                figures[r.Row].Fingerprint,
                                "",
                                write.Actor,
                                write.Time
                            )),
                    ];
                    return facts.Rows.Count > 0 ? asked : throw NoOwnedRows(facts);
                },
                after => StoredAnswer.Format(after.ToProto()),
                write,
                context.CancellationToken
            )
        );
    }

    public override async Task<Proto.ListOwnedRowsResponse> AnswerOwnedRows(
        Proto.AnswerOwnedRowsRequest request,
        ServerCallContext context
    )
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        var (report, owner) = (ReportName.Parse("name", request.Name), AgencyName.Parse("owner", request.Owner));
        var actor = request.Actor.ToActor();
        // Read before the transaction: the owner's place does not depend on the report.
        var lineage = await rows.ListLineageAsync(owner, context.CancellationToken);
        return await StoredAnswer.ParseAsync(
            Proto.ListOwnedRowsResponse.Parser,
            rows.WriteAsync(
                report,
                // The role is needed on the owner and not on the report's agency.
                facts =>
                {
                    if (!actor.HasAny(s_owners, lineage))
                    {
                        throw WorkflowErrors.RoleRequired(facts.Report, s_owners, owner);
                    }

                    RequireOwner(facts, owner);
                    request.Answers.Require(row => facts.Rows.Any(r => r.Row == row && r.Owner == owner));
                    facts.Report.RequireEditable();
                    return
                    // One answer a row; a second one for the same row in the same request is dropped.
                    [
                        .. request
                            .Answers.DistinctBy(a => a.Row)
                            .Select(a => new RowRecord(
                                report,
                                a.Row,
                                owner,
                                a.Disputed ? RowConfirmation.Disputed : RowConfirmation.Confirmed,
                                a.Fingerprint,
                                a.Reason.Trim(),
                                write.Actor,
                                write.Time
                            )),
                    ];
                },
                // The owner gets its own rows back, and not those of other owners.
                after => StoredAnswer.Format(after.Where(r => r.Owner == owner).ToProto()),
                write,
                context.CancellationToken
            )
        );
    }

    private async Task<OwnedRowFacts> FindAsync(string name, ServerCallContext context)
    {
        var report = ReportName.Parse("name", name);
        return await rows.FindAsync(report, context.CancellationToken) ?? throw NotFound(report);
    }

    // To an agency that answers for none of its rows, a report of another is not there.
    private static void RequireOwner(OwnedRowFacts facts, AgencyName owner)
    {
        if (facts.Rows.All(r => r.Owner != owner))
        {
            throw NotFound(facts.Report.Name);
        }
    }

    private static ApiException NotFound(ReportName report) =>
        ApiError.NotFound("REPORT_NOT_FOUND", report.ToString(), $"没有找到 {report.Agency.Id} 的 {report.Id} 年报。");

    private static ApiException NoOwnedRows(OwnedRowFacts facts) =>
        new(
            ErrorCode.FailedPrecondition,
            "NO_OWNED_ROWS",
            $"No row of {facts.Report.Name} has another owner.",
            $"《{facts.Report.Title}》没有需要其他机关确认的行。"
        )
        {
            Metadata = new Dictionary<string, string> { ["name"] = facts.Report.Name.ToString() },
        };
}
