using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.Rectifications;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Google.Protobuf;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Rectifications;

/// <summary>Implements what supervising agencies want put right; this part reads.</summary>
internal sealed partial class RectificationRpc(IRectificationStore items, IAgencyStore agencies, WriteFactory writes)
    : Proto.RectificationService.RectificationServiceBase
{
    // Limits of the contract.
    private const int MaxExported = 10_000;
    private const int MaxFindings = 5_000;

    public override async Task<Disclosure.Report.V1.Rectification> GetRectification(
        Proto.GetRectificationRequest request,
        ServerCallContext context
    // Late is a matter of the day on which it is asked.
    ) => (await FindAsync(request.Name, context)).ToProto(writes.Now);

    public override async Task<Proto.ListRectificationsResponse> ListRectifications(
        Proto.ListRectificationsRequest request,
        ServerCallContext context
    )
    {
        var query = await ParseAsync(request.Parent, request.Subtree, request.State, request.Year, context);
        var page = PageRequest.Parse(
            request.PageSize,
            request.PageToken,
            "rectifications",
            request.Parent,
            request.Subtree,
            request.State,
            request.Year
        );
        // The page token holds the name of the last item; its agency and number are the key.
        var after = RectificationKey.Start;
        if (page.After.Length > 0)
        {
            var (agency, number) = RectificationMapping.ParseName(page.After);
            after = new(agency.ToString(), number);
        }

        var found = await items.ListAsync(query, after, page.Size + 1, context.CancellationToken);
        return new()
        {
            Rectifications = { found.Take(page.Size).Select(i => i.ToProto(writes.Now)) },
            NextPageToken = page.Next(found.Count > page.Size ? found[page.Size - 1].Name : null),
        };
    }

    public override async Task<Proto.ExportRectificationsResponse> ExportRectifications(
        Proto.ExportRectificationsRequest request,
        ServerCallContext context
    )
    {
        var query = await ParseAsync(request.Parent, request.Subtree, request.State, request.Year, context);
        // One list of at most 10,000 lines: what is beyond is not exported.
        var found = await items.ListAsync(query, RectificationKey.Start, MaxExported, context.CancellationToken);
        return new() { Table = ByteString.CopyFrom(RectificationTableWriter.Write(found, writes.Now)) };
    }

    public override async Task<Proto.JudgeRectificationResponse> JudgeRectification(
        Proto.JudgeRectificationRequest request,
        ServerCallContext context
    )
    {
        RequireFindings(request.Findings.Count);
        var subject = (await FindAsync(request.Name, context)).Subject;
        var answer = new Proto.JudgeRectificationResponse
        {
            Findings = { request.Findings.Where(f => FindingMatch.Speaks(subject, f.ToJudged())) },
        };
        if (subject.Code.Length > 0)
        {
            // Unset where the item is a remark: no rule can tell.
            answer.Holds = answer.Findings.Count > 0;
        }

        return answer;
    }

    private static void RequireFindings(int count)
    {
        var limits = new FieldLimits();
        limits.RequireCount("findings", count, 0, MaxFindings);
        limits.ThrowIfAny();
    }

    private async Task<Rectification> FindAsync(string name, ServerCallContext context)
    {
        var (agency, number) = RectificationMapping.ParseName(name);
        return await items.FindAsync(agency, number, context.CancellationToken)
            ?? throw RectificationWorkflow.NotFound(agency, number);
    }

    private async Task<RectificationQuery> ParseAsync(
        string parent,
        bool subtree,
        Disclosure.Report.V1.RectificationState state,
        int year,
        ServerCallContext context
    )
    {
        var name = AgencyName.Parse("parent", parent);
        var limits = new FieldLimits();
        limits.Require(Enum.IsDefined(state), "state", "STATE_UNKNOWN", "must be a known state", "整改状态不正确");
        limits.ThrowIfAny();
        if (await agencies.FindAsync(name, context.CancellationToken) is null)
        {
            throw ApiError.NotFound(
                "AGENCY_NOT_FOUND",
                name.ToString(),
                $"没有登记机关 {name.Id}，请核对代码或先登记。"
            );
        }

        return new(
            name,
            subtree,
            state == Disclosure.Report.V1.RectificationState.Unspecified ? null : (RectificationState)state,
            year
        );
    }
}
