using Disclosure.Gateway.Access;
using Disclosure.Gateway.Clients;
using Grpc.Core;

namespace Disclosure.Gateway.RulePacks;

/// <summary>The public service of what regions demand beyond the form.</summary>
internal sealed class RulePackRpc(FilingV1.RulePackService.RulePackServiceClient packs, CallOptionsFactory calls)
    : PublicV1.RulePackService.RulePackServiceBase
{
    /// <summary>Filing.GetRulePack.</summary>
    public override async Task<ReportV1.RulePack> GetRulePack(
        PublicV1.GetRulePackRequest request,
        ServerCallContext context
    ) =>
        await packs.GetRulePackAsync(
            new()
            {
                Name = request.Name,
                Effective = request.Effective,
                Revision = request.Revision,
            },
            calls.Create(context)
        );

    /// <summary>Filing.SetRulePack.</summary>
    public override async Task<ReportV1.RulePack> SetRulePack(
        PublicV1.SetRulePackRequest request,
        ServerCallContext context
    ) =>
        await packs.SetRulePackAsync(
            new()
            {
                Name = request.Name,
                Etag = request.Etag,
                RequestId = request.RequestId,
                Actor = Caller.From(context.GetHttpContext()).Actor,
                RulePack = request.RulePack,
            },
            calls.Create(context)
        );

    /// <summary>Filing.ListRulePackRevisions.</summary>
    public override async Task<PublicV1.ListRulePackRevisionsResponse> ListRulePackRevisions(
        PublicV1.ListRulePackRevisionsRequest request,
        ServerCallContext context
    )
    {
        var found = await packs.ListRulePackRevisionsAsync(new() { Name = request.Name }, calls.Create(context));
        return new() { RulePacks = { found.RulePacks } };
    }
}
