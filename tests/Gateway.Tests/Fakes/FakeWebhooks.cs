using Grpc.Core;

namespace Disclosure.Gateway.Tests.Fakes;

/// <summary>Filing's webhooks: each is the one that was asked for.</summary>
internal sealed class FakeWebhooks : FilingV1.WebhookService.WebhookServiceBase
{
    /// <summary>Whether webhooks get the events of agencies below.</summary>
    public bool Subtree { get; set; }

    public override Task<FilingV1.CreateWebhookResponse> CreateWebhook(
        FilingV1.CreateWebhookRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.CreateWebhookResponse { Webhook = request.Webhook, Secret = "whsec_" });

    public override Task<FilingV1.CreateWebhookResponse> RotateWebhookSecret(
        FilingV1.RotateWebhookSecretRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.CreateWebhookResponse { Webhook = new() { Name = request.Name } });

    public override Task<FilingV1.Webhook> GetWebhook(FilingV1.GetWebhookRequest request, ServerCallContext context) =>
        Task.FromResult(new FilingV1.Webhook { Name = request.Name, Subtree = Subtree });

    public override Task<FilingV1.Webhook> UpdateWebhook(
        FilingV1.UpdateWebhookRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.Webhook { Name = request.Name, Title = request.Title });

    public override Task<FilingV1.Webhook> DeleteWebhook(
        FilingV1.DeleteWebhookRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.Webhook { Name = request.Name });

    public override Task<FilingV1.ListWebhooksResponse> ListWebhooks(
        FilingV1.ListWebhooksRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.ListWebhooksResponse());

    public override Task<FilingV1.ListDeadLettersResponse> ListDeadLetters(
        FilingV1.ListDeadLettersRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.ListDeadLettersResponse());

    public override Task<FilingV1.ReplayDeadLettersResponse> ReplayDeadLetters(
        FilingV1.ReplayDeadLettersRequest request,
        ServerCallContext context
    ) => Task.FromResult(new FilingV1.ReplayDeadLettersResponse { Count = 1 });
}
