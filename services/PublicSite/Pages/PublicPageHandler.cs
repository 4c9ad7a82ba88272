using Disclosure.ApiErrors;
using Disclosure.PublicSite.Http;

namespace Disclosure.PublicSite.Pages;

/// <summary>Answers a request with a page or with an error as google.rpc.Status.</summary>
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
                throw PageErrors.MethodNotAllowed(context.Request.Method);
            }

            rate.Take();
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
        catch (Exception unexpected) when (!context.Response.HasStarted)
        {
            LogUnexpected(log, unexpected, context.Request.Path);
            await PageErrorWriter.WriteAsync(context, ApiError.Internal());
        }
    }

    // What is here is public: any page of any site may read it, and none of it may act as a page of this one.
    private static void AddHeaders(IHeaderDictionary headers)
    {
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
        response.Headers.AccessControlMaxAge = "86400";
    }

    [LoggerMessage(1, LogLevel.Error, "{Path} cannot be answered.")]
    private static partial void LogUnexpected(ILogger log, Exception unexpected, PathString path);
}
