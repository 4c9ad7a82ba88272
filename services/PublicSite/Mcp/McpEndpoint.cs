using Microsoft.AspNetCore.Http.Features;

namespace Disclosure.PublicSite.Mcp;

/// <summary>
/// The Model Context Protocol over POST. The endpoint of the library is called by this site and is in no table of routes: the pages
/// may stand in the process of the gateway, whose table is its own.
/// </summary>
internal sealed class McpEndpoint(IServiceProvider services)
{
    /// <summary>Its path below the public pages.</summary>
    public const string Path = "/mcp";

    // A question names a report or some words.
    private const int MaxRequestBytes = 64 * 1024;

    private readonly RequestDelegate _post = FindPost(services);

    /// <summary>Answers a request whose body is a message of JSON-RPC.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        // The pages take no bodies at all.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxRequestBytes;
        }

        if (context.Request.ContentLength > MaxRequestBytes)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        return _post(context);
    }

    private static RequestDelegate FindPost(IServiceProvider services)
    {
        var routes = new DetachedRoutes(services);
        routes.MapMcp(Path);
        var post = routes
            .DataSources.SelectMany(s => s.Endpoints)
            .Single(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Post) == true);
        return post.RequestDelegate
            ?? throw new InvalidOperationException("The endpoint of the library has no delegate.");
    }

    private sealed class DetachedRoutes(IServiceProvider services) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => services;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);
    }
}
