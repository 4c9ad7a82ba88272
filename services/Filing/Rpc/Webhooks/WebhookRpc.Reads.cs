using Disclosure.ApiErrors;
using Disclosure.ResourceNames;
using Disclosure.ServiceDefaults.Rpc;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Webhooks;

// Reads, and dead letters.
internal sealed partial class WebhookRpc
{
    public override async Task<Proto.Webhook> GetWebhook(Proto.GetWebhookRequest request, ServerCallContext context) =>
        (await webhooks.FindAsync(request.Name, context.CancellationToken) ?? throw NotFound(request.Name)).ToProto();

    public override async Task<Proto.ListWebhooksResponse> ListWebhooks(
        Proto.ListWebhooksRequest request,
        ServerCallContext context
    )
    {
        var agency = AgencyName.Parse("parent", request.Parent);
        var page = PageRequest.Parse(request.PageSize, request.PageToken, "webhooks", request.Parent);
        if (await agencies.FindAsync(agency, context.CancellationToken) is null)
        {
            throw ApiError.NotFound("AGENCY_NOT_FOUND", $"{agency}", $"没有登记机关 {agency.Id}，请核对代码或先登记。");
        }

        var found = await webhooks.ListAsync(agency, page.After, page.Size + 1, context.CancellationToken);
        return new()
        {
            Webhooks = { found.Take(page.Size).Select(w => w.ToProto()) },
            NextPageToken = page.Next(found.Count > page.Size ? found[page.Size - 1].Name : null),
        };
    }

    public override async Task<Proto.ListDeadLettersResponse> ListDeadLetters(
        Proto.ListDeadLettersRequest request,
        ServerCallContext context
    )
    {
        var page = PageRequest.Parse(request.PageSize, request.PageToken, "deadLetters", request.Parent);
        if (await webhooks.FindAsync(request.Parent, context.CancellationToken) is null)
        {
            throw NotFound(request.Parent);
        }

        // -1, as the first entry of the log has index 0.
        var after = page.After.Length == 0 ? -1 : long.Parse(page.After);
        var found = await webhooks.ListDeadLettersAsync(
            request.Parent,
            after,
            page.Size + 1,
            context.CancellationToken
        );
        return new()
        {
            Letters = { found.Take(page.Size).Select(l => l.ToProto()) },
            NextPageToken = page.Next(found.Count > page.Size ? $"{found[page.Size - 1].Index}" : null),
        };
    }

    public override Task<Proto.ReplayDeadLettersResponse> ReplayDeadLetters(
        Proto.ReplayDeadLettersRequest request,
        ServerCallContext context
    ) =>
        // Without an index all letters are sent once more.
        StoredAnswer.ParseAsync(
            Proto.ReplayDeadLettersResponse.Parser,
            webhooks.ReplayAsync(
                request.Name,
                request.HasIndex ? request.Index : null,
                count => StoredAnswer.Format(new Proto.ReplayDeadLettersResponse { Count = count }),
                writes.Create(request.RequestId, request, request.Actor),
                context.CancellationToken
            )
        );

    private static ApiException NotFound(string name) =>
        ApiError.NotFound("WEBHOOK_NOT_FOUND", name, $"没有事件推送地址 {name}，请核对名称。");
}
