using Scalar.AspNetCore;

namespace Disclosure.Gateway.OpenApi;

/// <summary>The contract as a page to read and try, at /docs. All that it consists of comes from this server.</summary>
internal static class ReferencePage
{
    private const string Path = "/docs";

    // A browser fetches nothing from elsewhere, whatever the page's script asks for; the script styles elements itself.
    private const string Policy =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>Maps the page and its script.</summary>
    public static void MapReferencePage(this IEndpointRouteBuilder routes) =>
        routes
            .MapScalarApiReference(
                Path,
                page =>
                    page.WithTitle("Disclosure")
                        .WithOpenApiRoutePattern("/openapi/v1.json")
                        .DisableDefaultFonts()
                        .DisableTelemetry()
                        .DisableAgent()
                        .DisableMcp()
                        .HideClientButton()
            )
            .AddEndpointFilter(
                async (call, next) =>
                {
                    call.HttpContext.Response.Headers.ContentSecurityPolicy = Policy;
                    return await next(call);
                }
            );
}
