using Disclosure.PublicSite.Mcp;
using Disclosure.PublicSite.Pages;
using Disclosure.PublicStorage;
using Disclosure.PublicTree;
using Disclosure.ServiceDefaults.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Disclosure.PublicSite;

/// <summary>Registers and mounts the public pages: in a process of their own, or before the gateway in one that hosts both.</summary>
public static class PublicSiteModule
{
    // Nothing is sent to pages but queries; the one path that takes a body sets its own limit.
    private const int MaxRequestBytes = 0;

    /// <summary>Registers the reader of the tree.</summary>
    /// <remarks>Everything comes from the tree: there is no address of a service among the settings.</remarks>
    public static void AddPublicSite(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<PublicSiteOptions>()
            .BindConfiguration("")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder
            .Services.AddPublicStorage()
            .AddSingleton<ReadRate>()
            .AddSingleton<PublicTreeReader>()
            .AddSingleton<ReportPages>()
            .AddSingleton<DatasetPages>()
            .AddSingleton<LogPages>()
            .AddSingleton<PageRouter>()
            .AddSingleton<PublicPageHandler>()
            .AddReportTools();
    }

    /// <summary>Answers everything below /public/v1; other paths go on.</summary>
    public static void UsePublicSite(this IApplicationBuilder app) =>
        // Map strips the prefix from the path, and pages see what is behind it.
        app.Map(
            PageRouter.Root,
            // Made by the first request: settings that are wrong are said by whoever checks them at start.
            branch =>
                branch.Run(context =>
                    context.RequestServices.GetRequiredService<PublicPageHandler>().AnswerAsync(context)
                )
        );

    /// <summary>Prepares a process that serves the public pages alone: no service, no credentials, one port.</summary>
    internal static void AddPublicSiteHost(this WebApplicationBuilder builder)
    {
        builder.AddServerOptions();
        builder.AddTelemetry(ServiceCatalog.PublicSite.Name);
        builder.WebHost.ConfigureListening<PublicStorageOptions>(
            // HTTP/2 needs TLS to be negotiated; without it the port speaks HTTP/1.1 alone.
            (kestrel, server, _) =>
            {
                kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
                kestrel.Listen(
                    server,
                    server.Port ?? ServiceCatalog.PublicSite.Port,
                    server.HasTls ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1
                );
            }
        );
    }
}
