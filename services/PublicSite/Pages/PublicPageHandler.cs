using Disclosure.ApiErrors;
using Disclosure.PublicSite.Http;

namespace Disclosure.PublicSite.Pages;

/// <summary>Answers a request with a page or with an error as google.rpc.Status.</summary>
/// <remarks>Errors of reading become pages too; nothing leaves it as an exception but a broken connection.</remarks>
internal sealed partial class PublicPageHandler(PageRouter router, ReadRate rate, ILogger<PublicPageHandler> log)
{
    private const string Methods = "GET, HEAD, OPTIONS";

    public async Task AnswerAsync(HttpContext context)
    {
        AddHeaders(context.Response.Headers);
        try
        {
            if (HttpMethods.IsOptions(context.Request.Method))
            {
                AnswerPreflight(context.Response);
                return;
            }

            if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            {
                context.Response.Headers.Allow = Methods;
                // 405 must name what is allowed (RFC 9110, section 15.5.6).
                throw PageErrors.MethodNotAllowed(context.Request.Method);
            }

            rate.Take();
            // Disposed after the answer was written: the body is a stream of the store.
            await using var page = await router.FindAsync(context.Request, context.RequestAborted);
            await PageWriter.WriteAsync(context, page);
        }
        catch (ApiException error)
        {
            await PageErrorWriter.WriteAsync(context, error);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader went away.
        }
        // Once the head is sent, an error can only break the connection.
        catch (Exception unexpected) when (!context.Response.HasStarted)
        {
            LogUnexpected(log, unexpected, context.Request.Path);
            await PageErrorWriter.WriteAsync(context, ApiError.Internal());
        }
    }

    // What is here is public: any page of any site may read it, and none of it may act as a page of this one.
    private static void AddHeaders(IHeaderDictionary headers)
    {
        // No cookies and no credentials here: "*" gives nothing away.
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, Accept-Ranges, Content-Range, Content-Length, Content-Disposition";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }

    private static void AnswerPreflight(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.Allow = Methods;
        response.Headers.AccessControlAllowMethods = Methods;
        response.Headers.AccessControlAllowHeaders = "Range, If-Range, If-None-Match";
        // A day: preflights are for ranges alone, and cost a round trip each.
        response.Headers.AccessControlMaxAge = "86400";
    }

    [LoggerMessage(1, LogLevel.Error, "{Path} cannot be answered.")]
    private static partial void LogUnexpected(ILogger log, Exception unexpected, PathString path);
}
