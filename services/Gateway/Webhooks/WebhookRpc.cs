using Disclosure.Gateway.Access;
using Disclosure.Gateway.Authorization;
using Disclosure.Gateway.Clients;
using Disclosure.Gateway.Composition;
using Grpc.Core;

namespace Disclosure.Gateway.Webhooks;

/// <summary>The public service of webhooks. Filing keeps them and sends their events.</summary>
internal sealed class WebhookRpc(
    FilingV1.WebhookService.WebhookServiceClient webhooks,
    AccessGate access,
    CallOptionsFactory calls
) : PublicV1.WebhookService.WebhookServiceBase
{
    /// <summary>Filing.CreateWebhook.</summary>
    public override async Task<PublicV1.Webhook> CreateWebhook(
        PublicV1.CreateWebhookRequest request,
        ServerCallContext context
    )
    {
        var create = new FilingV1.CreateWebhookRequest
        {
            Parent = request.Parent,
            RequestId = request.RequestId,
            Actor = ActorOf(context),
            Webhook = new()
            {
                Url = request.Url,
                Title = request.Title,
                Subtree = request.Subtree,
                EventTypes = { WebhookView.ParseKinds(request.EventTypes) },
            },
        };
        return WebhookView.Create(await webhooks.CreateWebhookAsync(create, calls.Create(context)));
    }

    /// <summary>Filing.GetWebhook.</summary>
    public override async Task<PublicV1.Webhook> GetWebhook(
        PublicV1.GetWebhookRequest request,
        ServerCallContext context
    ) => WebhookView.Create(await webhooks.GetWebhookAsync(new() { Name = request.Name }, calls.Create(context)));

    /// <summary>Filing.ListWebhooks.</summary>
    public override async Task<PublicV1.ListWebhooksResponse> ListWebhooks(
        PublicV1.ListWebhooksRequest request,
        ServerCallContext context
    )
    {
        var list = new FilingV1.ListWebhooksRequest
        {
            Parent = request.Parent,
            PageSize = request.PageSize,
            PageToken = request.PageToken,
        };
        var found = await webhooks.ListWebhooksAsync(list, calls.Create(context));
        return new() { Webhooks = { found.Webhooks.Select(WebhookView.Create) }, NextPageToken = found.NextPageToken };
    }

    /// <summary>Filing.GetWebhook, Filing.UpdateWebhook.</summary>
    public override async Task<PublicV1.Webhook> UpdateWebhook(
        PublicV1.UpdateWebhookRequest request,
        ServerCallContext context
    )
    {
        // Before the look-up: wrong kinds cost no call.
        var kinds = WebhookView.ParseKinds(request.EventTypes);
        await RequireReachAsync(request.Name, context);
        var update = new FilingV1.UpdateWebhookRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Actor = ActorOf(context),
            EventTypes = { kinds },
            AllEventTypes = request.AllEventTypes,
        };
        // Only what was given is changed; empty and absent differ.
        if (request.HasUrl)
        {
            update.Url = request.Url;
        }

        if (request.HasTitle)
        {
            update.Title = request.Title;
        }

        if (request.HasEnabled)
        {
            update.Enabled = request.Enabled;
        }

        return WebhookView.Create(await webhooks.UpdateWebhookAsync(update, calls.Create(context)));
    }

    /// <summary>Filing.DeleteWebhook.</summary>
    public override async Task<PublicV1.Webhook> DeleteWebhook(
        PublicV1.DeleteWebhookRequest request,
        ServerCallContext context
    )
    {
        var delete = new FilingV1.DeleteWebhookRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            // The id is optional here and required by Filing.
            RequestId = RequestIds.Derive(request.RequestId, "webhook"),
            Actor = ActorOf(context),
        };
        return WebhookView.Create(await webhooks.DeleteWebhookAsync(delete, calls.Create(context)));
    }

    /// <summary>Filing.GetWebhook, Filing.RotateWebhookSecret.</summary>
    public override async Task<PublicV1.Webhook> RotateWebhookSecret(
        PublicV1.RotateWebhookSecretRequest request,
        ServerCallContext context
    )
    {
        // A new secret is shown to the caller, hence the same right as for a change.
        await RequireReachAsync(request.Name, context);
        var rotate = new FilingV1.RotateWebhookSecretRequest
        {
            Name = request.Name,
            Etag = request.Etag,
            RequestId = request.RequestId,
            Actor = ActorOf(context),
        };
        return WebhookView.Create(await webhooks.RotateWebhookSecretAsync(rotate, calls.Create(context)));
    }

    /// <summary>Filing.ListDeadLetters.</summary>
    public override async Task<PublicV1.ListDeadLettersResponse> ListDeadLetters(
        PublicV1.ListDeadLettersRequest request,
        ServerCallContext context
    )
    {
        var list = new FilingV1.ListDeadLettersRequest
        {
            Parent = request.Parent,
            PageSize = request.PageSize,
            PageToken = request.PageToken,
        };
        var found = await webhooks.ListDeadLettersAsync(list, calls.Create(context));
        return new() { Letters = { found.Letters.Select(WebhookView.Create) }, NextPageToken = found.NextPageToken };
    }

    /// <summary>Filing.ReplayDeadLetters.</summary>
    public override async Task<PublicV1.ReplayDeadLettersResponse> ReplayDeadLetters(
        PublicV1.ReplayDeadLettersRequest request,
        ServerCallContext context
    )
    {
        var replay = new FilingV1.ReplayDeadLettersRequest
        {
            Name = request.Name,
            RequestId = request.RequestId,
            Actor = ActorOf(context),
        };
        // Without an index all dead letters are sent again.
        if (request.HasIndex)
        {
            replay.Index = request.Index;
        }

        var found = await webhooks.ReplayDeadLettersAsync(replay, calls.Create(context));
        return new() { Count = found.Count };
    }

    // Who may not see what is below must not lead it elsewhere, or learn what it is signed with.
    private async Task RequireReachAsync(string name, ServerCallContext context)
    {
        var webhook = await webhooks.GetWebhookAsync(new() { Name = name }, calls.Create(context));
        // Without a subtree the method's own rule was enough.
        if (webhook.Subtree)
        {
            var agency = name[..name.IndexOf("/webhooks/", StringComparison.Ordinal)];
            var caller = Caller.From(context.GetHttpContext());
            await access.RequireAsync(caller, AccessScope.Administer, agency, true, context.CancellationToken);
        }
    }

    private static ReportV1.Actor ActorOf(ServerCallContext context) => Caller.From(context.GetHttpContext()).Actor;
}
