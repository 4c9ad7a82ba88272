using Microsoft.Net.Http.Headers;

namespace Disclosure.PublicSite.Http;

/// <summary>Writes a page with its tag and caching; conditions, ranges and HEAD are the framework's.</summary>
internal static class PageWriter
{
    // The documents of a report need their own styles, pictures and charts, and nothing else: no script, no form, no other site.
    // sandbox: even a document that was tampered with runs no script in this site's name.
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; sandbox";

    // A year is what caches take for "for ever".
    private static readonly Dictionary<PageCaching, string> s_caching = new()
    {
        [PageCaching.Minute] = "public, max-age=60",
        [PageCaching.Seconds] = "public, max-age=5",
        [PageCaching.Immutable] = "public, max-age=31536000, immutable",
    };

    // HEAD, If-None-Match, Range and If-Range are answered by Results.Stream from tag and length.
    public static Task WriteAsync(HttpContext context, PageContent page)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = s_caching[page.Caching];
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        if (page.FileName is not null)
        {
            // Shown where the browser can; the name is for saving.
            var disposition = new ContentDispositionHeaderValue("inline");
            disposition.SetHttpFileName(page.FileName);
            headers.ContentDisposition = disposition.ToString();
        }

        return Results
            .Stream(
                page.Body,
                page.MediaType,
                entityTag: new EntityTagHeaderValue($"\"{page.Tag}\""),
                enableRangeProcessing: true
            )
            .ExecuteAsync(context);
    }
}
