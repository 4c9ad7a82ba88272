using System.Security.Cryptography;
using Disclosure.ApiErrors;
using Disclosure.Filing.Domain;
using Disclosure.Filing.Domain.Agencies;
using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Webhooks;
using Disclosure.ResourceNames;
using Grpc.Core;
using Proto = Disclosure.Filing.V1;

namespace Disclosure.Filing.Rpc.Webhooks;

/// <summary>Implements webhooks; this part makes and changes them.</summary>
internal sealed partial class WebhookRpc(
    IWebhookStore webhooks,
    IAgencyStore agencies,
    WebhookSecret secrets,
    ReceiverAddresses addresses,
    WriteFactory writes
) : Proto.WebhookService.WebhookServiceBase
{
    // What is stored of the answer has no secret: a repeat cannot show it again.
    public override async Task<Proto.CreateWebhookResponse> CreateWebhook(
        Proto.CreateWebhookRequest request,
        ServerCallContext context
    )
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        var wanted = request.Webhook;
        var limits = new FieldLimits();
        var url = WebhookMapping.ParseUrl(limits, "webhook.url", wanted.Url, addresses);
        limits.RequireLength("webhook.title", "TITLE_LENGTH", wanted.Title, 1, 100);
        var kinds = WebhookMapping.ParseKinds(limits, "webhook.event_types", wanted.EventTypes);
        limits.ThrowIfAny();
        var webhook = new Webhook(
            AgencyName.Parse("parent", request.Parent),
            // No secret: it only has to be new.
            // Drawn anew for a repeat and not used: the stored answer has the first one.
            RandomNumberGenerator.GetString("0123456789abcdefghijklmnopqrstuvwxyz", 12),
            wanted.Subtree,
            url!,
            wanted.Title,
            kinds,
            write.Time
        );
        var answer = await StoredAnswer.ParseAsync(
            Proto.CreateWebhookResponse.Parser,
            webhooks.AddAsync(webhook, FormatResponse, write, context.CancellationToken)
        );
        // True for the first request alone: a repeat has the name of the first webhook.
        if (answer.Webhook.Name == webhook.Name)
        {
            answer.Secret = secrets.Format(webhook);
        }

        return answer;
    }

    public override Task<Proto.Webhook> UpdateWebhook(Proto.UpdateWebhookRequest request, ServerCallContext context)
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        var limits = new FieldLimits();
        var url = request.HasUrl ? WebhookMapping.ParseUrl(limits, "url", request.Url, addresses) : null;
        if (request.HasTitle)
        {
            limits.RequireLength("title", "TITLE_LENGTH", request.Title, 1, 100);
        }

        var kinds = WebhookMapping.ParseKinds(limits, "event_types", request.EventTypes);
        // An empty list cannot say all, since it also says unchanged: a flag of its own does.
        limits.Require(
            !request.AllEventTypes || kinds.Count == 0,
            "all_event_types",
            "ONE_OF_SEVERAL",
            "has no meaning beside event_types",
            "不能同时指定部分事件和全部事件"
        );
        limits.ThrowIfAny();
        return ChangeAsync(request.Name, request.Etag, EventKind.WebhookUpdated, Change, write, context);

        // Run in the transaction, on the webhook as it is then.
        Webhook Change(Webhook before)
        {
            var changed = before with
            {
                Url = url ?? before.Url,
                Title = request.HasTitle ? request.Title : before.Title,
                EventTypes = request.AllEventTypes || kinds.Count > 0 ? kinds : before.EventTypes,
            };
            return request.HasEnabled && !request.Enabled ? changed.SwitchOff()
                : request.HasEnabled && before.State == WebhookState.Disabled ? changed.AskAgain()
                // What the receiver of another address wants is not known; one that is switched off stays off.
                : changed.Url != before.Url && before.State != WebhookState.Disabled ? changed.AskAgain()
                : changed;
        }
    }

    public override Task<Proto.Webhook> DeleteWebhook(Proto.DeleteWebhookRequest request, ServerCallContext context) =>
        StoredAnswer.ParseAsync(
            Proto.Webhook.Parser,
            webhooks.DeleteAsync(
                request.Name,
                ParseEtag(request.Etag),
                webhook => StoredAnswer.Format(webhook.ToProto()),
                writes.Create(request.RequestId, request, request.Actor),
                context.CancellationToken
            )
        );

    public override async Task<Proto.CreateWebhookResponse> RotateWebhookSecret(
        Proto.RotateWebhookSecretRequest request,
        ServerCallContext context
    )
    {
        var write = writes.Create(request.RequestId, request, request.Actor);
        // Stays null where the answer is a stored one: a repeat shows no secret.
        Webhook? rotated = null;
        var answer = await StoredAnswer.ParseAsync(
            Proto.CreateWebhookResponse.Parser,
            webhooks.ChangeAsync(
                request.Name,
                ParseEtag(request.Etag),
                EventKind.WebhookRotated,
                before =>
                    before with
                    {
                        SecretGeneration = before.SecretGeneration + 1,
                        // Both secrets sign for a day, so that receivers can change over without losing an event.
                        PreviousSecretUntil = write.Time + WebhookSecret.Overlap,
                    },
                after =>
                {
                    rotated = after;
                    return FormatResponse(after);
                },
                write,
                context.CancellationToken
            )
        );
        if (rotated is not null)
        {
            answer.Secret = secrets.Format(rotated);
        }

        return answer;
    }

    private Task<Proto.Webhook> ChangeAsync(
        string name,
        string etag,
        EventKind kind,
        Func<Webhook, Webhook> change,
        WriteMetadata write,
        ServerCallContext context
    ) =>
        StoredAnswer.ParseAsync(
            Proto.Webhook.Parser,
            webhooks.ChangeAsync(
                name,
                ParseEtag(etag),
                kind,
                change,
                after => StoredAnswer.Format(after.ToProto()),
                write,
                context.CancellationToken
            )
        );

    private static string FormatResponse(Webhook webhook) =>
        StoredAnswer.Format(new Proto.CreateWebhookResponse { Webhook = webhook.ToProto() });

    // Null: last write wins.
    private static long? ParseEtag(string etag) =>
        etag.Length == 0 ? null
        : long.TryParse(etag, out var revision) ? revision
        : throw ApiError.InvalidField("etag", "ETAG_FORMAT", "must be one that was given", "版本标识不正确");
}
