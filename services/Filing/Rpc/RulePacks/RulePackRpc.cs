using Disclosure.ApiErrors;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.RulePacks;
using Disclosure.ResourceNames;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.RulePacks;

/// <summary>Implements the packs of regions.</summary>
internal sealed class RulePackRpc(IRulePackStore packs, IAgencyStore agencies, RulePackRules rules, WriteFactory writes)
    : Proto.RulePackService.RulePackServiceBase
{
    // Limit of the contract.
    private const int MaxRevisions = 1_000;

    public override async Task<Disclosure.Report.V1.RulePack> GetRulePack(
        Proto.GetRulePackRequest request,
        ServerCallContext context
    )
    {
        var (agency, year) = RulePackMapping.ParseName(request.Name);
        var limits = new FieldLimits();
        // A joined pack is that of now: revisions of several packs do not go together.
        limits.Require(
            request.Revision >= 0 && (request.Revision == 0 || !request.Effective),
            "revision",
            "REVISION_RANGE",
            "must be 0 or more, and not with effective",
            "版本号应为正整数，且不能与“合并上级要求”同时使用"
        );
        limits.ThrowIfAny();
        // NOT_FOUND / AGENCY_NOT_FOUND before RULE_PACK_NOT_FOUND.
        await RequireAgencyAsync(agency, context);
        if (request.Effective)
        {
            var lineage = await packs.ListLineageAsync(agency, year, context.CancellationToken);
            // Never null: a region without packs demands nothing, by one level of approval.
            return EffectiveRulePack.Join(agency, year, lineage).ToProto();
        }

        var pack = await packs.FindAsync(agency, year, request.Revision, context.CancellationToken);
        return pack?.ToProto()
            ?? throw ApiError.NotFound(
                "RULE_PACK_NOT_FOUND",
                request.Name,
                $"{agency.Id} 没有为{year}年年报另设要求，或没有这个版本。"
            );
    }

    public override async Task<Disclosure.Report.V1.RulePack> SetRulePack(
        Proto.SetRulePackRequest request,
        ServerCallContext context
    )
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        var (agency, year) = RulePackMapping.ParseName(request.Name);
        var demands = request.RulePack.ToDemands(year, rules);
        var expected = 0L;
        // Etags are numbers of revisions; text that is none was never given out.
        if (request.Etag.Length > 0 && !long.TryParse(request.Etag, out expected))
        {
            throw ApiError.InvalidField("etag", "ETAG_FORMAT", "must be one that was given", "版本标识不正确");
        }

        await RequireAgencyAsync(agency, context);
        return await StoredAnswer.ParseAsync(
            Disclosure.Report.V1.RulePack.Parser,
            packs.AddAsync(
                agency,
                year,
                demands,
                request.Etag.Length == 0 ? null : expected,
                pack => StoredAnswer.Format(pack.ToProto()),
                write,
                context.CancellationToken
            )
        );
    }

    public override async Task<Proto.ListRulePackRevisionsResponse> ListRulePackRevisions(
        Proto.ListRulePackRevisionsRequest request,
        ServerCallContext context
    )
    {
        var (agency, year) = RulePackMapping.ParseName(request.Name);
        await RequireAgencyAsync(agency, context);
        var found = await packs.ListRevisionsAsync(agency, year, MaxRevisions, context.CancellationToken);
        return new() { RulePacks = { found.Select(p => p.ToProto()) } };
    }

    private async Task RequireAgencyAsync(AgencyName name, ServerCallContext context)
    {
        if (await agencies.FindAsync(name, context.CancellationToken) is null)
        {
            throw ApiError.NotFound(
                "AGENCY_NOT_FOUND",
                name.ToString(),
                $"没有登记机关 {name.Id}，请核对代码或先登记。"
            );
        }
    }
}
