using Disclosure.Filing.Domain.Log;
using Disclosure.Filing.Domain.Webhooks;
using Disclosure.Filing.Publishing;
using Disclosure.Filing.Storage.Webhooks;
using Disclosure.ServiceDefaults.Hosting;
using Microsoft.Extensions.Options;

namespace Disclosure.Filing.Webhooks;

/// <summary>Registers webhooks: what they keep, the key of their secrets, and what sends their events.</summary>
internal static class WebhookModule
{
    private const string KeyName = "webhook.key";

    public static void AddWebhooks(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<WebhookOptions>().BindConfiguration("").ValidateDataAnnotations().ValidateOnStart();
        // Startup data: a key that cannot be read stops the start.
        builder.AddStartupData("DISCLOSURE_WEBHOOK_KEY", services => new WebhookSecret(ReadKey(services)));
        builder
            .Services.AddSingleton<IWebhookStore, SqlWebhookStore>()
            .AddSingleton<IDeliveryStore, SqlDeliveryStore>()
            .AddSingleton(services => new ReceiverAddresses(Options(services).Networks, Options(services).Hosts))
            .AddSingleton<ReceiverConnector>()
            .AddSingleton<IWebhookSender>(CreateSender)
            .AddSingleton(CreateDispatcher)
            .AddHostedService<WebhookService>();
    }

    private static WebhookHttpSender CreateSender(IServiceProvider services) =>
        // One client for all receivers: it keeps no cookies and follows no redirects.
        new(
            // Its own limit applies to each attempt.
            new(services.GetRequiredService<ReceiverConnector>().CreateHandler())
            {
                Timeout = Timeout.InfiniteTimeSpan,
            },
            services.GetRequiredService<WebhookSecret>(),
            Options(services).Origin,
            services.GetRequiredService<TimeProvider>()
        );

    // Of a file there is one sender, which after a stop goes on at once; senders of a shared database wait for each other's leases.
    // A fixed name for a file: the sender after a restart takes its own leases at once.
    private static WebhookDispatcher CreateDispatcher(IServiceProvider services) =>
        new(
            services.GetRequiredService<IDeliveryStore>(),
            services.GetRequiredService<ILogStore>(),
            services.GetRequiredService<IWebhookSender>(),
            services.GetRequiredService<TimeProvider>(),
            Server(services).Database.Length == 0 ? "local" : $"{Guid.NewGuid()}"
        );

    // A key that is configured must be there; only our own is generated.
    private static byte[] ReadKey(IServiceProvider services) =>
        Options(services).Key is { Length: > 0 } configured
            ? KeyFile.ReadBytes(configured, WebhookSecret.Length)
            : KeyFile.ReadOrGenerateBytes(
                Path.GetFullPath(Path.Combine(Server(services).Data, KeyName)),
                WebhookSecret.Length
            );

    private static WebhookOptions Options(IServiceProvider services) =>
        services.GetRequiredService<IOptions<WebhookOptions>>().Value;

    private static ServerOptions Server(IServiceProvider services) =>
        services.GetRequiredService<IOptions<ServerOptions>>().Value;
}
